import { path } from "d3";
import { type GraphScale, type LineValues, traceCurve } from "./graph-geometry.ts";

/** A curve as the `d` of an SVG path. */
export function curvePath(scale: GraphScale, line: LineValues): string {
  const drawn = path();
  traceCurve(drawn, scale, line);
  return drawn.toString();
}
