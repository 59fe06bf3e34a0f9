import type { LayerHistogram } from "./pre-activation-histogram.ts";

/**
 * What flows through one hidden layer, forward and back, over the whole training set. In a layer
 * that is normalised z is what its function sees, and batch normalisation takes the statistics
 * that it evaluates with.
 */
export interface LayerSignals {
  readonly preActivationMean: number;
  readonly preActivationDeviation: number;
  /** The same of W·a + b before normalisation; only where the layer is normalised. */
  readonly linearMean?: number;
  readonly linearDeviation?: number;
  /** Least, lower quartile, median, upper quartile and largest z. */
  readonly preActivationQuantiles: readonly [number, number, number, number, number];
  /**
   * Units with f′(z) = 0, in all of their rows, on every training example. Never any under
   * maxout, where some piece always passes the gradient on: see `unusedRows`.
   */
  readonly deadUnits: readonly number[];
  /** Units whose activation is the same number on every training example. */
  readonly silentUnits: readonly number[];
  /** Rows with ∂a/∂z = 0 on every training example: a maxout piece that is never the largest. */
  readonly unusedRows: readonly number[];
  /** Share of (unit, example) pairs with |f′(z)|, in all of its rows, below `saturationEpsilon`. */
  readonly saturatedFraction: number;
  readonly saturationEpsilon: number;
  /** Of a, over units and examples. */
  readonly activationMean: number;
  readonly activationDeviation: number;
  /** Share of the activations' variance that is between examples, 0 to 1; the rest is between units. NaN without any variance. */
  readonly exampleShare: number;
  /**
   * Of an example's activations the share, 0.5 to 1, that has the commoner sign, averaged over the
   * examples. A neuron of the next layer moves its weights ∂L/∂w = δ·a by these signs: at 1 all of
   * them go up or all go down.
   */
  readonly commonSignShare: number;
  /** Root mean square of ∂L/∂a over units and examples: where the gradient fades. */
  readonly gradientScale: number;
  /** The same of ∂L/∂z, over rows and examples. `deltaScale / gradientScale` is what f′ does to it. */
  readonly deltaScale: number;
  /** `gradientScale` over the next layer's `deltaScale`: what the weights in between do to it. */
  readonly weightFactor: number;
  /** Root mean square, over its weights, of ∂L/∂W, the mean of all examples. */
  readonly weightGradientScale: number;
  /** Root mean square of its weights. */
  readonly weightScale: number;
  readonly unitCount: number;
}

export interface LayerDiagnostics extends LayerHistogram, LayerSignals {}
