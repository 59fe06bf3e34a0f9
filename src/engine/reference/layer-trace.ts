import type { LayerShape } from "../network/network-shape.ts";

/** The values of one layer for the last example. */
export interface LayerTrace {
  readonly shape: LayerShape;
  /** z = W·a + b [row] */
  readonly linear: Float64Array;
  /** What f sees [row]: y after normalisation, and without one z itself, the same array. */
  readonly preActivations: Float64Array;
  /** x̂ and 1 / √(v + ε) [row]; only where the layer is normalised. */
  readonly normalised: Float64Array;
  readonly inverseDeviations: Float64Array;
  /** a [unit]; in the output layer the logits. */
  readonly activations: Float64Array;
  /** ∂L/∂a [unit]; not used in the output layer. */
  readonly activationGradients: Float64Array;
  /** ∂a/∂z [row]; not used in the output layer. */
  readonly slopes: Float64Array;
  /** ∂L/∂y [row], what arrives before the function. */
  readonly deltas: Float64Array;
  /** ∂L/∂z [row]; without normalisation the same array. */
  readonly linearDeltas: Float64Array;
  /** With what each unit's f(y) is multiplied [unit]: 1 but for dropout in training. */
  readonly factors: Float64Array;
  /** The number that shapes each unit's function, where training draws one [unit]. */
  readonly drawn: Float64Array;
}

/** One example on its way through all layers. */
export interface Pass {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly layers: readonly LayerTrace[];
}

/** Examples that go through all layers together. */
export interface PassGroup {
  readonly passes: readonly Pass[];
  /** [layer][pass] */
  readonly traces: readonly (readonly LayerTrace[])[];
}

/** What a layer of a pass takes in. */
export const belowOf = ({ inputs, layers }: Pass, index: number): Float64Array =>
  layers[index - 1]?.activations ?? inputs;

export function emptyTrace(shape: LayerShape): LayerTrace {
  const linear = new Float64Array(shape.rows);
  const deltas = new Float64Array(shape.rows);
  // Only normalised layers have rows of their own here.
  const normalisedRows = shape.normalisation ? shape.rows : 0;
  const ownRows = (): Float64Array => new Float64Array(normalisedRows);
  return {
    shape,
    linear,
    preActivations: shape.normalisation ? ownRows() : linear,
    normalised: ownRows(),
    inverseDeviations: ownRows(),
    activations: new Float64Array(shape.units),
    activationGradients: new Float64Array(shape.units),
    slopes: new Float64Array(shape.rows),
    deltas,
    linearDeltas: shape.normalisation ? ownRows() : deltas,
    factors: new Float64Array(shape.units).fill(1),
    drawn: new Float64Array(shape.units),
  };
}
