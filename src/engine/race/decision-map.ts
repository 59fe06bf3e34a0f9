import type { InputCount } from "../data/dataset.ts";
import { cellCentre } from "../data/plane.ts";
import { outputKindById } from "../network/losses.ts";
import type { RunData } from "../training/run-data.ts";

/** Cells along each side of a recorded decision map. */
export const decisionMapCells = 40;

/** Cells of the line from −6 to 6 in a recorded map, where there is one input. */
export const lineMapCells = 120;

/** Centres of the cells over [−6, 6]², as x1, x2 pairs: rows from x2 = +6 down, columns from x1 = −6 up. */
export function gridPoints(cells: number): Float32Array {
  const points = new Float32Array(2 * cells * cells);
  let next = 0;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      points[next++] = cellCentre(column, cells);
      points[next++] = -cellCentre(row, cells);
    }
  }
  return points;
}

/** As `gridPoints`, of the line of one input: x₂ is 0 all along. */
export function linePoints(cells: number): Float32Array {
  const points = new Float32Array(2 * cells);
  for (let cell = 0; cell < cells; cell++) points[2 * cell] = cellCentre(cell, cells);
  return points;
}

/** How many points a recorded map has. */
export const mapLength = (inputs: InputCount): number =>
  inputs === 1 ? lineMapCells : decisionMapCells * decisionMapCells;

const mapPointsOf = { 1: linePoints(lineMapCells), 2: gridPoints(decisionMapCells) } as const;

/** Where a map's outputs are taken: always the same array, as trainers keep what they make of it. */
export const mapPoints = (inputs: InputCount): Float32Array => mapPointsOf[inputs];

/** How far beyond its targets a curve is told apart. */
const curveReach = 1.5;

/** The lowest and highest output value that a map tells apart. */
export function mapRange({
  output,
  inputCount,
}: Pick<RunData, "output" | "inputCount">): readonly [number, number] {
  const { targetRange, isBounded } = outputKindById[output];
  return inputCount === 1 && !isBounded ? [-curveReach, curveReach] : targetRange;
}

/**
 * Output values [output unit][point] as bytes: 0 … 255 over the output's range.
 * With several classes a byte is the index of the largest one.
 */
export function quantise(data: RunData, outputs: Float32Array): Uint8Array {
  const points = outputs.length / data.outputCount;
  if (data.outputCount > 1) {
    return Uint8Array.from({ length: points }, (_, point) => {
      let best = 0;
      for (let unit = 1; unit < data.outputCount; unit++) {
        const value = outputs[unit * points + point] as number;
        if (value > (outputs[best * points + point] as number)) best = unit;
      }
      return best;
    });
  }
  const [low, high] = mapRange(data);
  return Uint8Array.from(outputs, (value) => {
    const share = (value - low) / (high - low);
    // NaN, after divergence, is drawn as the middle: undecided.
    return Number.isNaN(share) ? 128 : Math.round(255 * Math.min(1, Math.max(0, share)));
  });
}
