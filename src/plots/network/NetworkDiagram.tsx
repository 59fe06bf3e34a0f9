import { type ReactNode, useMemo, useRef, useState } from "react";
import type { OutputId } from "../../engine/network/losses.ts";
import type { NetworkShape } from "../../engine/network/network-shape.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { say } from "../../words/say.ts";
import { ColourLegend } from "../shared/ColourLegend.tsx";
import type { LiveSource } from "../shared/live-source.ts";
import { useColours } from "../shared/use-colours.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import { useSize } from "../shared/use-size.ts";
import { useUnit } from "../shared/use-unit.ts";
import {
  activationBounds,
  outputRange,
  robustSize,
  stableSize,
  valueRange,
} from "../shared/value-range.ts";
import { EnlargedUnit } from "./EnlargedUnit.tsx";
import { featureGrid } from "./feature-grid.ts";
import styles from "./NetworkDiagram.module.css";
import { NetworkDrawing } from "./NetworkDrawing.tsx";
import { liveElements } from "./network-elements.ts";
import { networkLayout, scaledLayout } from "./network-layout.ts";
import { LinkPainter, type NetworkValues, TilePainter } from "./network-painter.ts";
import { networkPalettes } from "./network-palettes.ts";
import {
  markOf,
  type NetworkPart,
  parameterIndices,
  partKey,
  partName,
  type UnitMarks,
  valueText,
} from "./network-parts.ts";
import { linkWidths, partAnchor, visibleParameters } from "./network-view.ts";
import { ParameterEditor } from "./ParameterEditor.tsx";
import { PartTip } from "./PartTip.tsx";
import { usePointedPart } from "./use-pointed-part.ts";

/** The width of the editor. */
const editorPx = 200;

const noUnitMarks: UnitMarks = { dead: [], silent: [] };

export interface DiagramFeature {
  readonly id: string;
  /** Plain text with real sub- and superscripts. */
  readonly label: string;
  /** Whether it is one of the network's inputs. */
  readonly used: boolean;
  /** Its value over the plane, for its heat map. */
  readonly value: (x1: number, x2: number) => number;
}

export interface ParameterEdit {
  readonly kind: "weight" | "bias";
  /** Position in `FlatParameters`. */
  readonly index: number;
  readonly value: number;
}

export interface LayerCurve {
  readonly activation: ActivationFunction;
  /** Every parameter's value, as `resolveParameters` gives them. */
  readonly parameters: ParameterValues;
}

interface NetworkDiagramProps {
  readonly shape: NetworkShape;
  /** All features on offer, in the order of the inputs. */
  readonly features: readonly DiagramFeature[];
  /** Of each hidden layer, or of all. */
  readonly functions: readonly LayerCurve[];
  /** What the output layer computes, with "auto" resolved. */
  readonly output: OutputId;
  /** Whether tiles are heat maps of the plane, or small graphs of one input. */
  readonly inputCount?: 1 | 2;
  /** Names of the classes, where they have some. */
  readonly classes?: readonly string[] | undefined;
  /** The largest |output| that the colours of a linear output cover. */
  readonly outputSize: number;
  /** The focused arm's newest values; null before the first frame. Values of another shape are not drawn. */
  readonly source: LiveSource<NetworkValues | null>;
  /** Dead units are crossed out, silent ones have a flat line through them. */
  readonly unitMarks?: UnitMarks;
  /** Whether units are dropped out in training. */
  readonly isDropped?: boolean;
  /** A weight or bias was changed by hand. */
  readonly onEdit?: (edit: ParameterEdit) => void;
  /** What is pointed at, by mouse, touch or keyboard; null when nothing is. */
  readonly onPoint?: (part: NetworkPart | null) => void;
  /** A feature was switched on or off. */
  /** A hidden unit was clicked; layer and place from 0. */
  readonly onChooseUnit?: (layer: number, unit: number) => void;
  readonly onToggleFeature?: (id: string) => void;
  /** A remark on this network, beside the colours' scales. */
  readonly note?: ReactNode;
}

/**
 * The focused arm's network: a heat map in every unit, links by weight, biases
 * as squares at the units' corners. Fills its parent and scrolls sideways where
 * it must. Of a unit of several linear maps each link shows the one with the largest weight;
 * the editor offers all of them.
 */
export function NetworkDiagram(props: NetworkDiagramProps) {
  const { shape, features, functions, output, source, onEdit, onPoint } = props;
  const { unitMarks = noUnitMarks, inputCount = 2, classes } = props;
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const tipValue = useRef<HTMLDivElement & HTMLSpanElement>(null);
  const painters = useRef<{ tiles: TilePainter; links: LinkPainter }>(null);
  const colours = useColours();
  const { widthPx, heightPx } = useSize(frame);

  const [editing, setEditing] = useState<NetworkPart | null>(null);
  const [sizes, setSizes] = useState<{ weight: number; unit: number }>({ weight: 1, unit: 1 });
  const [scrolledPx, setScrolledPx] = useState(0);
  const followScroll = () => setScrolledPx(scroller.current?.scrollLeft ?? 0);
  const { pointed, stop, goTo, handlers } = usePointedPart({
    shape,
    featureCount: features.length,
    svg,
    onPoint: (part) => {
      followScroll();
      onPoint?.(part);
    },
    onActivate: (part) => {
      if (part.kind === "feature") props.onToggleFeature?.(features[part.feature]?.id ?? "");
      else if (part.kind === "unit") {
        if (part.layer < shape.hiddenLayerCount) props.onChooseUnit?.(part.layer, part.unit);
      } else if (onEdit && source.getState()) setEditing(part);
    },
  });
  const shown = editing ?? pointed;

  const unit = useUnit();
  const layout = useMemo(
    () =>
      scaledLayout(
        networkLayout({
          features: features.length,
          hidden: shape.layers.slice(0, -1).map((layer) => layer.units),
          outputs: shape.outputs,
          widthPx: widthPx / unit,
          heightPx: heightPx / unit,
        }),
        unit,
      ),
    [features.length, shape, widthPx, heightPx, unit],
  );
  const names = useMemo(
    () => ({
      all: features.map((feature) => feature.label),
      used: features.filter((feature) => feature.used).map((feature) => feature.label),
      ...(classes ? { classes } : {}),
    }),
    [features, classes],
  );
  const grids = useMemo(
    () => features.map(({ value }) => featureGrid(value, inputCount)),
    [features, inputCount],
  );
  // With skip connections a unit gives out more than its function.
  const isBounded = shape.layers.every(({ skips }) => !skips);
  const bounds = useMemo(
    () => (isBounded ? boundsOfAll(functions) : { lower: null, upper: null }),
    [isBounded, functions],
  );
  const unitRange = valueRange(bounds, sizes.unit);
  const palettes = networkPalettes(
    shape,
    unitRange,
    outputRange(output, props.outputSize),
    colours,
  );
  const widths = useMemo(() => linkWidths(layout), [layout]);
  const drawn = useMemo(() => visibleParameters(shape, layout, shown), [shape, layout, shown]);

  useLivePaint(source, (newest) => {
    if (!canvas.current || !svg.current || widthPx === 0) return;
    const values = newest?.parameters.length === shape.parameterCount ? newest : null;
    painters.current ??= { tiles: new TilePainter(), links: new LinkPainter() };
    const { tiles, links } = painters.current;
    const featureTiles = grids.map(({ grid, range }) => ({
      grid,
      palette: { kind: "scale", table: colours.signed, range } as const,
    }));
    tiles.paint(canvas.current, layout, shape, values, featureTiles, palettes);
    if (!values) return;
    links.paint(
      liveElements(svg.current),
      shape,
      values.parameters,
      sizes.weight,
      widths,
      colours.signed,
    );
    if (tipValue.current && shown) {
      tipValue.current.textContent = valueText(shape, values.parameters, shown);
    }
    const next = {
      weight: stableSize(sizes.weight, robustSize(values.parameters)),
      unit: stableSize(sizes.unit, robustSize(values.units.values)),
    };
    // Rare, as sizes are rounded: the scale changes a few times a run.
    if (next.weight !== sizes.weight || next.unit !== sizes.unit) setSizes(next);
  });

  /** The part of the picture that the frame shows; what stands beside a part stays within it. */
  const view = { left: scrolledPx, right: scrolledPx + widthPx };
  const anchor = shown ? partAnchor(layout, shape, features, shown) : null;
  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.frame}>
        <div
          ref={scroller}
          className={styles.scroller}
          onScroll={() => {
            if (shown) followScroll();
          }}
        >
          <div
            className={styles.content}
            style={{ width: layout.widthPx, height: layout.heightPx }}
          >
            <canvas ref={canvas} className={styles.tiles} />
            <NetworkDrawing
              ref={svg}
              layout={layout}
              shape={shape}
              features={features}
              names={names}
              unitMarks={unitMarks}
              isDropped={props.isDropped ?? false}
              parameters={drawn}
              stop={stop}
              shown={shown}
              {...handlers}
            />
            {shown?.kind === "unit" && anchor && !editing && (
              <EnlargedUnit
                shape={shape}
                layout={layout}
                view={view}
                unit={shown}
                source={source}
                palette={
                  (shown.layer === shape.hiddenLayerCount && palettes.outputs[shown.unit]) ||
                  palettes.units
                }
              >
                {briefName(markOf(unitMarks, shown), partName(shape, shown, names))}
                <div ref={tipValue} />
              </EnlargedUnit>
            )}
            {shown && shown.kind !== "unit" && anchor && !editing && (
              <PartTip
                anchor={anchor}
                view={view}
                heightPx={layout.heightPx}
                name={partName(shape, shown, names)}
                value={tipValue}
              />
            )}
            {editing && anchor && (
              <ParameterEditor
                key={partKey(editing)}
                name={partName(shape, editing, names)}
                kind={kindOf(functions, editing)}
                values={parameterIndices(shape, editing).map(
                  (index) => source.getState()?.parameters[index] ?? 0,
                )}
                x={Math.max(view.left, Math.min(anchor.x, view.right - editorPx))}
                y={Math.min(anchor.y, layout.heightPx - 120)}
                onChange={(map, value) => {
                  const index = parameterIndices(shape, editing)[map];
                  const kind = editing.kind === "bias" ? "bias" : "weight";
                  if (index !== undefined) onEdit?.({ kind, index, value });
                }}
                onClose={() => {
                  setEditing(null);
                  goTo(editing);
                }}
              />
            )}
          </div>
        </div>
      </div>
      <figcaption className={styles.legends}>
        <ColourLegend
          label={say("chart.network.weights")}
          range={{ min: -sizes.weight, max: sizes.weight, centre: 0 }}
        />
        <ColourLegend label={say("chart.network.neurons")} range={unitRange} />
        {props.note && <p className={styles.note}>{props.note}</p>}
      </figcaption>
    </figure>
  );
}

/** What all of them together keep to; null where one of them is unbounded. */
function boundsOfAll(functions: readonly LayerCurve[]) {
  const all = functions.map(({ activation, parameters }) =>
    activationBounds(activation, parameters),
  );
  const together = (bounds: readonly (number | null)[], of: (...values: number[]) => number) =>
    bounds.some((bound) => bound === null) ? null : of(...(bounds as readonly number[]));
  return {
    lower: together(
      all.map(({ lower }) => lower),
      Math.min,
    ),
    upper: together(
      all.map(({ upper }) => upper),
      Math.max,
    ),
  };
}

/** The kind of the units that a parameter belongs to. */
function kindOf(functions: readonly LayerCurve[], part: NetworkPart): ActivationFunction["kind"] {
  const layer = "layer" in part ? part.layer : 0;
  return (functions[layer] ?? (functions[0] as LayerCurve)).activation.kind;
}

const briefName = (mark: keyof UnitMarks | null, part: string): string =>
  mark ? say(`chart.network.${mark}Briefly`, { part }) : part;
