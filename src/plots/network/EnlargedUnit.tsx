import { type ReactNode, useRef } from "react";
import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { say } from "../../words/say.ts";
import { GridPainter, type Palette, prepareCanvas } from "../boundary/boundary-painter.ts";
import type { LiveSource } from "../shared/live-source.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import styles from "./NetworkDiagram.module.css";
import type { NetworkLayout } from "./network-layout.ts";
import { gridRange, type NetworkValues, unitGrid } from "./network-painter.ts";
import type { NetworkPart } from "./network-parts.ts";
import { unitTile } from "./network-view.ts";

type Unit = Extract<NetworkPart, { kind: "unit" }>;

interface EnlargedUnitProps {
  readonly shape: NetworkShape;
  readonly layout: NetworkLayout;
  /** The part of the layout that can be seen: left and right edges. */
  readonly view: { readonly left: number; readonly right: number };
  readonly unit: Unit;
  readonly source: LiveSource<NetworkValues | null>;
  /** Its colours, as its tile has them. */
  readonly palette: Palette;
  /** Its name and bias. */
  readonly children: ReactNode;
}

const largestMapPx = 120;
const smallestMapPx = 64;
/** The room that its words take below the map, in large type. */
const wordsPx = 120;
const widthPx = 150;
const gapPx = 10;

/** The unit that is pointed at: its heat map, large, and the range of its values. */
export function EnlargedUnit(props: EnlargedUnitProps) {
  const { shape, layout, view, unit, source, palette } = props;
  const map = useRef<HTMLCanvasElement>(null);
  const reach = useRef<HTMLSpanElement>(null);
  const painter = useRef<GridPainter>(null);
  const mapPx = Math.max(smallestMapPx, Math.min(largestMapPx, layout.heightPx - wordsPx));

  useLivePaint(source, (values) => {
    const context = map.current ? prepareCanvas(map.current, mapPx, mapPx) : null;
    if (!context || values?.parameters.length !== shape.parameterCount) return;
    const grid = unitGrid(shape, values, unit.layer, unit.unit);
    painter.current ??= new GridPainter();
    painter.current.paint(context, grid, palette, { x: 0, y: 0, width: mapPx, height: mapPx });
    if (reach.current) reach.current.textContent = gridRange(grid);
  });

  return (
    <div className={styles.enlarged} style={placeBeside(layout, view, unit)} aria-hidden="true">
      <canvas ref={map} style={{ width: mapPx, height: mapPx }} />
      <div>{props.children}</div>
      <div>
        {unit.layer === shape.hiddenLayerCount ? say("chart.network.outputValue") : "f(z)"}{" "}
        <span ref={reach} />
      </div>
    </div>
  );
}

/**
 * To the right of the unit, or to its left where there is no room, so that it
 * can still be seen; as far up or down beside it as keeps it inside the frame.
 */
function placeBeside(
  layout: NetworkLayout,
  view: EnlargedUnitProps["view"],
  { layer, unit }: Unit,
) {
  const { x, y, size } = unitTile(layout, layer, unit) ?? { x: 0, y: 0, size: 0 };
  const right = x + size + gapPx;
  const fits = right + widthPx <= view.right;
  const middle = y + size / 2;
  return {
    left: Math.max(view.left, fits ? right : x - gapPx - widthPx),
    top: middle,
    width: widthPx,
    transform: `translateY(${(-100 * middle) / layout.heightPx}%)`,
  };
}
