import { planeEdge } from "../../engine/data/plane.ts";

/** Points of the plane to draw over a boundary. */
export interface PointSet {
  readonly count: number;
  /** [example][x1, x2]. */
  readonly coordinates: Float32Array;
  /** A CSS colour of each example. */
  readonly colour: (example: number) => string;
}

/** Smaller discs have no ring, which would cover them. */
const smallestRinged = 2;

/** A filled disc with a ring in the paper's colour: an example that is trained on. */
export function paintTrainPoints(
  context: CanvasRenderingContext2D,
  points: PointSet,
  sizePx: number,
  radiusPx: number,
  ring: string,
): void {
  context.lineWidth = Math.max(0.75, radiusPx / 3);
  context.strokeStyle = ring;
  eachPoint(points, sizePx, (x, y, colour) => {
    context.beginPath();
    context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    if (radiusPx >= smallestRinged) context.stroke();
  });
}

/** A small diamond with a dark outline: an example that is only tested on. */
export function paintTestPoints(
  context: CanvasRenderingContext2D,
  points: PointSet,
  sizePx: number,
  radiusPx: number,
  outline: string,
): void {
  context.lineWidth = Math.max(0.6, radiusPx / 4);
  context.strokeStyle = outline;
  const reach = radiusPx * 1.25;
  eachPoint(points, sizePx, (x, y, colour) => {
    context.beginPath();
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
    context.stroke();
  });
}

function eachPoint(
  { count, coordinates, colour }: PointSet,
  sizePx: number,
  draw: (x: number, y: number, colour: string) => void,
): void {
  for (let example = 0; example < count; example++) {
    const x1 = coordinates[example * 2] ?? 0;
    const x2 = coordinates[example * 2 + 1] ?? 0;
    const x = ((x1 + planeEdge) / (2 * planeEdge)) * sizePx;
    const y = ((planeEdge - x2) / (2 * planeEdge)) * sizePx;
    draw(x, y, colour(example));
  }
}
