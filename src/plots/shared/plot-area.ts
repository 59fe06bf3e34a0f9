import type { Size } from "./use-size.ts";

/** From the edges of a chart to its plot, in pixels. */
export interface Margin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width and height of the plot inside, in pixels; never 0, so that scales stay invertible. */
export const plotArea = ({ widthPx, heightPx }: Size, { left, right, top, bottom }: Margin) => ({
  width: Math.max(1, widthPx - left - right),
  height: Math.max(1, heightPx - top - bottom),
});
