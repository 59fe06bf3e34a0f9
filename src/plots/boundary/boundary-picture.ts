import type { OutputId } from "../../engine/network/losses.ts";
import type { Colours } from "../shared/colours.ts";
import { outputRange, robustSize, stableSize } from "../shared/value-range.ts";
import { type BoundaryPoints, boundaryPalette, pointSet, shownOffset } from "./boundary-look.ts";
import { GridPainter, type PlaneValues, prepareCanvas } from "./boundary-painter.ts";
import { paintTestPoints, paintTrainPoints } from "./point-painter.ts";

/** How a square picture of a boundary looks, whatever its values. */
export interface BoundaryStyle {
  readonly widthPx: number;
  /** What the output layer computes, with "auto" resolved. */
  readonly output: OutputId;
  /** Number of classes; 0 for regression. */
  readonly classCount: number;
  /** Decided classes instead of shades. */
  readonly discretise: boolean;
  /** The largest |value| that the colours cover in regression; measured when it is absent. */
  readonly size?: number | undefined;
  readonly colours: Colours;
}

/** Paints a network's output over the plane, of one picture from frame to frame. */
export class HeatPainter {
  readonly #painter = new GridPainter();
  #size: number | null = null;

  paint(
    context: CanvasRenderingContext2D,
    plane: PlaneValues,
    { widthPx, output, classCount, discretise, size, colours }: BoundaryStyle,
  ): void {
    if (output === "linear" && size === undefined) {
      this.#size = stableSize(this.#size, robustSize(plane.values));
    }
    const { cells, values } = plane;
    const range = outputRange(output, size ?? this.#size ?? 1);
    this.#painter.paint(
      context,
      { values, offset: shownOffset(plane, classCount), cells },
      boundaryPalette(classCount, range, discretise, colours),
      { x: 0, y: 0, width: widthPx, height: widthPx },
      !discretise,
    );
  }
}

export interface PointLayers {
  /** Examples to draw as filled discs. */
  readonly train: BoundaryPoints | null;
  /** Examples to draw as outlined diamonds. */
  readonly test: BoundaryPoints | null;
  /** Smaller points: for arm cards. */
  readonly small: boolean;
}

/**
 * The examples, painted once and off the screen: browsers compose every canvas on a page anew for
 * each frame.
 */
export function pointsLayer(
  { train, test, small }: PointLayers,
  { widthPx, classCount, size, colours }: Omit<BoundaryStyle, "output" | "discretise">,
): HTMLCanvasElement | null {
  const layer = document.createElement("canvas");
  const context = prepareCanvas(layer, widthPx, widthPx);
  if (!context) return null;
  const radiusPx = small ? Math.max(1.25, widthPx / 90) : Math.max(2.5, widthPx / 110);
  const look = (set: BoundaryPoints) => pointSet(set, classCount, colours, size);
  if (test) paintTestPoints(context, look(test), widthPx, radiusPx, colours.ink);
  if (train) paintTrainPoints(context, look(train), widthPx, radiusPx, colours.paper);
  return layer;
}
