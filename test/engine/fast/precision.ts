/**
 * How far the float32 engine's f, f′ and ∂f/∂parameter may be from the exact
 * ones, for z in [−20, 20] and every function of the registry with its default
 * parameters: |error| ≤ bound · max(1, |exact|). The largest seen is 6·10⁻⁷, in
 * tanh′ = 1 − tanh².
 */
export const errorBound = 1e-6;
