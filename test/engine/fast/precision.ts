/**
 * How far the float32 engine's f, f′ and ∂f/∂parameter may be from the exact
 * ones, for z in [−20, 20] and every function of the registry with its default
 * parameters: |error| ≤ bound · max(1, |exact|). The largest seen is 6·10⁻⁷, in
 * tanh′ = 1 − tanh².
 */
export const errorBound = 1e-6;

export interface Tail {
  readonly id: string;
  readonly part: "value" | "derivative";
  /** The z of the tail; at its far end the value is still a normal float32. */
  readonly from: number;
  readonly to: number;
  /** |error| ≤ bound · |exact|. */
  readonly bound: number;
  /** The exact value is taken at −z: at z float64 has lost the digits itself, in 1 − σ. */
  readonly even?: true;
}

/**
 * Tails in which a function goes to zero and keeps its digits, so that a small
 * gradient is still the right one. Where z² or z³ stands in an exponent its
 * rounding counts as often as it is large, hence those larger bounds.
 */
export const tails: readonly Tail[] = [
  { id: "sigmoid", part: "value", from: -86, to: -1, bound: 5e-7 },
  { id: "sigmoid", part: "derivative", from: -86, to: 1, bound: 6e-7 },
  { id: "sigmoid", part: "derivative", from: 1, to: 86, bound: 6e-7, even: true },
  { id: "softplus", part: "value", from: -86, to: 20, bound: 6e-7 },
  { id: "softplus", part: "derivative", from: -86, to: 20, bound: 5e-7 },
  { id: "elu", part: "derivative", from: -86, to: 0, bound: 3e-7 },
  { id: "selu", part: "derivative", from: -86, to: 0, bound: 4e-7 },
  { id: "celu", part: "derivative", from: -86, to: 0, bound: 3e-7 },
  { id: "swish", part: "value", from: -80, to: -1, bound: 6e-7 },
  { id: "swish", part: "derivative", from: -80, to: -2, bound: 2e-6 },
  { id: "mish", part: "value", from: -80, to: -1, bound: 6e-7 },
  { id: "mish", part: "derivative", from: -80, to: -2, bound: 2e-6 },
  { id: "gelu", part: "value", from: -12.5, to: -0.5, bound: 8e-6 },
  { id: "gelu", part: "derivative", from: -12.5, to: -1, bound: 8e-6 },
  { id: "geluTanh", part: "value", from: -9, to: -0.5, bound: 2e-5 },
  { id: "geluTanh", part: "derivative", from: -9, to: -1, bound: 2e-5 },
  { id: "gaussian", part: "value", from: -9, to: 9, bound: 6e-6 },
  { id: "gaussian", part: "derivative", from: -9, to: -0.1, bound: 6e-6 },
  { id: "gaussian", part: "derivative", from: 0.1, to: 9, bound: 6e-6 },
  { id: "softsign", part: "derivative", from: -1e6, to: 1e6, bound: 4e-7 },
  { id: "arctan", part: "derivative", from: -1e6, to: 1e6, bound: 4e-7 },
];

/** Fading parts without such a tail, and why. */
export const exceptions: readonly (Pick<Tail, "id" | "part"> & { readonly reason: string })[] = [
  {
    id: "tanh",
    part: "derivative",
    reason: "As 1 − tanh² it is exact to `errorBound` only, for the sake of speed.",
  },
];
