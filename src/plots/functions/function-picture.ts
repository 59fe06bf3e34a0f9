import { compile } from "../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { derivativeOf } from "../../functions/families/registry.ts";

/** One piece of a maxout unit along one input: slope · x + intercept. */
export interface LinearPiece {
  readonly slope: number;
  readonly intercept: number;
}

/** What a function chart draws, whatever kind of layer it is. */
export interface FunctionPicture {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
  readonly kinks: readonly number[];
  /** The lines that a maxout unit takes the largest of; none for others. */
  readonly pieces: readonly LinearPiece[];
}

/** Three lines as an example, where no unit is given. */
const examplePieces: readonly LinearPiece[] = [
  { slope: -0.6, intercept: -0.6 },
  { slope: 0.9, intercept: 0.2 },
  { slope: 0.15, intercept: 0.6 },
  { slope: 1.6, intercept: -2.2 },
  { slope: -1.4, intercept: -3 },
];

/**
 * Reads f, f′ and the kinks out of a definition. A maxout unit is drawn from its pieces, or from an
 * example; of a gated unit, the gate.
 */
export function functionPicture(
  activation: ActivationFunction,
  parameters: ParameterValues,
  pieces?: readonly LinearPiece[],
): FunctionPicture {
  if (activation.kind === "maxout") {
    return maxoutPicture(pieces ?? examplePieces.slice(0, parameters.pieces ?? 2));
  }
  const f = activation.kind === "gated" ? activation.gate : activation;
  const value = compile(f.value);
  const derivative = compile(derivativeOf(f));
  return {
    value: (z) => value(z, parameters),
    derivative: (z) => derivative(z, parameters),
    kinks: f.kinks.map(({ at }) => compile(at)(0, parameters)),
    pieces: [],
  };
}

function maxoutPicture(pieces: readonly LinearPiece[]): FunctionPicture {
  const at = ({ slope, intercept }: LinearPiece, z: number) => slope * z + intercept;
  const value = (z: number) => Math.max(...pieces.map((piece) => at(piece, z)));
  const derivative = (z: number) => pieces.find((piece) => at(piece, z) === value(z))?.slope ?? 0;
  return { value, derivative, kinks: envelopeKinks(pieces, value), pieces };
}

/** Crossings of two lines that lie on the upper envelope. */
function envelopeKinks(pieces: readonly LinearPiece[], value: (z: number) => number): number[] {
  return pieces.flatMap((one, index) =>
    pieces.slice(index + 1).flatMap((other) => {
      if (one.slope === other.slope) return [];
      const z = (other.intercept - one.intercept) / (one.slope - other.slope);
      const height = one.slope * z + one.intercept;
      // + 0 turns −0 into 0.
      return height >= value(z) - 1e-9 * (1 + Math.abs(height)) ? [z + 0] : [];
    }),
  );
}

/**
 * The heights to show f and f′ over: all of both, but no more than the width
 * of z, so that a square does not flatten everything else; never less than 1.
 */
export function pictureHeights(
  picture: FunctionPicture,
  from: number,
  to: number,
): readonly [number, number] {
  const limit = Math.max(Math.abs(from), Math.abs(to));
  let low = 0;
  let high = 1;
  for (let step = 0; step <= 400; step++) {
    const z = from + ((to - from) * step) / 400;
    for (const value of [picture.value(z), picture.derivative(z)]) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, Math.max(-limit, value));
      high = Math.max(high, Math.min(limit, value));
    }
  }
  const margin = 0.08 * (high - low);
  return [low - margin, high + margin];
}

/** How far the legend reaches into the plot, as shares of its width and height. */
const legendShare = { width: 0.38, height: 0.33 };

/** The upper corner for the legend: one without curves, else the one that they cross least. */
export function legendCorner(
  picture: FunctionPicture,
  from: number,
  to: number,
): { readonly side: "left" | "right"; readonly isFree: boolean } {
  const [low, high] = pictureHeights(picture, from, to);
  const floor = high - legendShare.height * (high - low);
  const crossings = (start: number, end: number) => {
    let count = 0;
    for (let step = 0; step <= 100; step++) {
      const z = start + ((end - start) * step) / 100;
      const values = [picture.value(z), picture.derivative(z)];
      count += values.filter((value) => value > floor && value < high).length;
    }
    return count;
  };
  const reach = legendShare.width * (to - from);
  const left = crossings(from, from + reach);
  const right = crossings(to - reach, to);
  return { side: left <= right ? "left" : "right", isFree: Math.min(left, right) === 0 };
}
