import type { UnitShares } from "../../engine/diagnostics/unit-shares.ts";
import type { OutputId } from "../../engine/network/losses.ts";
import { exampleHeight } from "../../engine/network/target-heights.ts";
import type { Colours } from "../shared/colours.ts";
import {
  type GraphExamples,
  type GraphScale,
  type LineValues,
  stackedShares,
  traceCurve,
  valueAtX,
  xPlace,
  yPlace,
} from "./graph-geometry.ts";

/** Colours of a graph's own parts, beside those of points and units. */
export interface GraphColours extends Pick<Colours, "classNames" | "paper" | "ink"> {
  readonly line: string;
  readonly soft: string;
}

export interface ShownExamples {
  readonly examples: GraphExamples;
  readonly colour: (example: number) => string;
  readonly isTest: boolean;
}

export function within(context: CanvasRenderingContext2D, scale: GraphScale, paint: () => void) {
  const { left, top, widthPx, heightPx } = scale;
  context.save();
  context.beginPath();
  context.rect(left, top, widthPx, heightPx);
  context.clip();
  paint();
  context.restore();
}

/** A level line over the whole width. */
export function paintLevel(
  context: CanvasRenderingContext2D,
  scale: GraphScale,
  y: number,
  colour: string,
): void {
  const down = yPlace(scale, y);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(scale.left, down);
  context.lineTo(scale.left + scale.widthPx, down);
  context.stroke();
}

export function paintCurve(
  context: CanvasRenderingContext2D,
  scale: GraphScale,
  line: LineValues,
  colour: string,
  widthPx: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.lineJoin = "round";
  context.beginPath();
  traceCurve(context, scale, line);
  context.stroke();
}

/** Training points as discs, test points as outlined diamonds. */
export function paintExamples(
  context: CanvasRenderingContext2D,
  scale: GraphScale,
  { examples, colour, isTest }: ShownExamples,
  output: OutputId,
  classCount: number,
  radiusPx: number,
): void {
  context.lineWidth = Math.max(1, radiusPx / 2);
  for (let example = 0; example < examples.count; example++) {
    const label = examples.labels[example] ?? 0;
    const right = xPlace(scale, examples.coordinates[2 * example] ?? 0);
    const down = yPlace(scale, exampleHeight(output, classCount, label));
    context.beginPath();
    if (isTest) {
      const r = 1.4 * radiusPx;
      context.moveTo(right, down - r);
      context.lineTo(right + r, down);
      context.lineTo(right, down + r);
      context.lineTo(right - r, down);
      context.closePath();
      context.strokeStyle = colour(example);
      context.stroke();
    } else {
      context.arc(right, down, radiusPx, 0, 2 * Math.PI);
      context.fillStyle = colour(example);
      context.fill();
    }
  }
}

/** Colours of units go round where there are more of them. */
export const unitColour = ({ classNames, soft }: GraphColours, unit: number): string =>
  classNames[unit % classNames.length] ?? soft;

const tickPx = 8;

/** Each unit's share, side by side or one upon the other, and ticks where it bends. */
export function paintShares(
  context: CanvasRenderingContext2D,
  scale: GraphScale,
  { values, bias, bends }: UnitShares,
  isStacked: boolean,
  colours: GraphColours,
): void {
  const units = bends.length;
  if (units === 0) return;
  const cells = values.length / units;
  const lines = isStacked ? stackedShares(values, bias, cells) : values;
  for (const [unit, places] of bends.entries()) {
    const colour = unitColour(colours, unit);
    paintCurve(context, scale, { values: lines, offset: unit * cells, cells }, colour, 1.25);
    context.lineWidth = 2;
    context.beginPath();
    for (const x of places) {
      const right = xPlace(scale, x);
      context.moveTo(right, scale.top + scale.heightPx);
      context.lineTo(right, scale.top + scale.heightPx - tickPx);
    }
    context.stroke();
  }
}

/** What the output misses of each example's target. */
export function paintResiduals(
  context: CanvasRenderingContext2D,
  scale: GraphScale,
  line: LineValues,
  { examples, colour }: ShownExamples,
  output: OutputId,
  classCount: number,
): void {
  const zero = yPlace(scale, 0);
  context.lineWidth = 1.5;
  for (let example = 0; example < examples.count; example++) {
    const x = examples.coordinates[2 * example] ?? 0;
    const target = exampleHeight(output, classCount, examples.labels[example] ?? 0);
    const right = xPlace(scale, x);
    context.strokeStyle = colour(example);
    context.beginPath();
    context.moveTo(right, zero);
    context.lineTo(right, yPlace(scale, valueAtX(line, x) - target));
    context.stroke();
  }
}
