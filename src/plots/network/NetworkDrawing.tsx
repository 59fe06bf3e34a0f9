import { memo, type Ref, type SVGProps } from "react";
import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { say } from "../../words/say.ts";
import { LayerMarks } from "./LayerMarks.tsx";
import styles from "./NetworkDiagram.module.css";
import { bandPath, crossPath, flatPath, type NetworkLayout, type Tile } from "./network-layout.ts";
import {
  markOf,
  type NetworkPart,
  type PartNames,
  partKey,
  partName,
  type UnitMarks,
} from "./network-parts.ts";
import { bandedLayers, biasPlace, unitTile, weightPath } from "./network-view.ts";

type Parameter = Extract<NetworkPart, { kind: "weight" | "bias" }>;

interface NetworkDrawingProps
  extends Pick<
    SVGProps<SVGSVGElement>,
    "onPointerOver" | "onPointerLeave" | "onFocus" | "onBlur" | "onKeyDown" | "onClick"
  > {
  readonly ref: Ref<SVGSVGElement>;
  readonly layout: NetworkLayout;
  readonly shape: NetworkShape;
  readonly features: readonly {
    readonly id: string;
    readonly label: string;
    readonly used: boolean;
  }[];
  readonly names: PartNames;
  readonly unitMarks: UnitMarks;
  /** Whether units are dropped out in training. */
  readonly isDropped: boolean;
  /** The weights and biases drawn one by one. */
  readonly parameters: readonly Parameter[];
  /** The one part that the Tab key reaches. */
  readonly stop: NetworkPart;
  /** The part that is pointed at. */
  readonly shown: NetworkPart | null;
}

/** One of hundreds: rendered again only where something about it changed. */
const Link = memo(function Link({
  d,
  ...target
}: SVGProps<SVGGElement> & { readonly "data-part": string }) {
  return (
    <g className={styles.link} {...target}>
      <path className={styles.hit} d={d} />
      <path data-live={target["data-part"]} d={d} stroke="currentColor" strokeWidth={0.6} />
    </g>
  );
});

/**
 * Links, bias squares and what can be pointed at. Colours and widths of what
 * carries `data-live` are painted from outside, frame by frame.
 */
export function NetworkDrawing(props: NetworkDrawingProps) {
  const {
    layout,
    shape,
    features,
    names,
    unitMarks,
    isDropped,
    parameters,
    stop,
    shown,
    ref,
    ...handlers
  } = props;
  const stopKey = partKey(stop);
  const shownKey = shown ? partKey(shown) : "";
  const markedName = (part: NetworkPart): string => {
    const mark = markOf(unitMarks, part);
    const name = partName(shape, part, names);
    return mark ? say(`chart.network.${mark}`, { part: name }) : name;
  };
  const target = (part: NetworkPart) => {
    const key = partKey(part);
    return {
      "data-part": key,
      "data-shown": key === shownKey || undefined,
      tabIndex: key === stopKey ? 0 : -1,
      "aria-label": markedName(part),
      // SVG has no native buttons or boxes to tick.
      ...(part.kind === "feature"
        ? { role: "checkbox", "aria-checked": features[part.feature]?.used ?? false }
        : { role: "button" }),
    };
  };
  const weights = parameters.flatMap((part) => {
    if (part.kind !== "weight") return [];
    const d = weightPath(layout, features, part);
    return d ? [{ part, key: partKey(part), d }] : [];
  });
  const biases = parameters.flatMap((part) => {
    if (part.kind !== "bias") return [];
    const column = layout.columns[part.layer + 1];
    return column ? [{ part, key: partKey(part), ...biasPlace(column, part.unit) }] : [];
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      ref={ref}
      className={styles.drawing}
      width={layout.widthPx}
      height={layout.heightPx}
      role="group"
      aria-label={say("chart.network")}
      {...handlers}
    >
      {bandedLayers(shape).map((isBand, layer) => {
        const from = layout.columns[layer];
        const to = layout.columns[layer + 1];
        return isBand && from && to ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place only
          <path key={layer} className={styles.band} d={bandPath(from, to)} />
        ) : null;
      })}
      <LayerMarks layout={layout} shape={shape} isDropped={isDropped} />
      {weights.map(({ part, key, d }) => (
        <Link key={key} d={d} {...target(part)} />
      ))}
      {features.map((feature, index) => {
        const tile = layout.columns[0]?.tiles[index];
        return tile ? (
          <g
            key={feature.id}
            className={styles.feature}
            data-used={feature.used}
            {...target({ kind: "feature", feature: index })}
          >
            <rect x={tile.x} y={tile.y} width={tile.size} height={tile.size} rx={3} />
            <text x={tile.x - 8} y={tile.y + tile.size / 2} dy="0.35em" textAnchor="end">
              {feature.label}
            </text>
          </g>
        ) : null;
      })}
      {shape.layers.flatMap((layer, index) =>
        Array.from({ length: layer.units }, (_, unit) => {
          const tile = unitTile(layout, index, unit);
          const part: NetworkPart = { kind: "unit", layer: index, unit };
          return tile ? (
            <g key={partKey(part)} className={styles.unit} {...target(part)}>
              <rect x={tile.x} y={tile.y} width={tile.size} height={tile.size} rx={3} />
              <UnitMark mark={markOf(unitMarks, part)} tile={tile} />
            </g>
          ) : null;
        }),
      )}
      {shape.outputs > 1 &&
        names.classes?.map((name, unit) => {
          const tile = unitTile(layout, shape.hiddenLayerCount, unit);
          return tile && layout.columns.at(-1)?.arrangement === "file" ? (
            <text
              key={name}
              className={styles.className}
              x={tile.x + tile.size}
              y={tile.y - 2}
              textAnchor="end"
            >
              {shortName(name)}
            </text>
          ) : null;
        })}
      {biases.map(({ part, key, x, y, side, margin }) => (
        <g key={key} className={styles.bias} {...target(part)}>
          <rect
            className={styles.hit}
            x={x - margin}
            y={y - margin}
            width={side + 2 * margin}
            height={side + 2 * margin}
          />
          <rect
            data-live={key}
            className={styles.square}
            fill="none"
            x={x}
            y={y}
            width={side}
            height={side}
            rx={1.5}
          />
        </g>
      ))}
    </svg>
  );
}

/** As much of a class's name as stands above a tile; whoever points at it reads the whole. */
const shortName = (name: string): string => (name.length <= 12 ? name : `${name.slice(0, 11)}…`);

interface UnitMarkProps {
  readonly mark: keyof UnitMarks | null;
  readonly tile: Tile;
}

/** A cross over a dead unit, a flat line through a silent one. */
function UnitMark({ mark, tile }: UnitMarkProps) {
  if (mark === null) return null;
  return <path className={styles.mark} d={mark === "dead" ? crossPath(tile) : flatPath(tile)} />;
}
