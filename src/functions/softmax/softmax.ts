import { exp, log } from "../algebra/deterministic-math.ts";

/**
 * pᵢ = e^(zᵢ/T)/Σ e^(zⱼ/T): positive numbers that sum to 1, however large the logits are.
 * T > 0 is the temperature: towards 0 the largest logit takes all, towards ∞ all become alike.
 */
export function softmax(logits: readonly number[], temperature = 1): readonly number[] {
  const powers = shifted(logits, temperature).map(exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** ln pᵢ = zᵢ/T − ln Σ e^(zⱼ/T), which stays a number where pᵢ itself is rounded to 0. */
export function logSoftmax(logits: readonly number[], temperature = 1): readonly number[] {
  const differences = shifted(logits, temperature);
  const logOfSum = log(differences.reduce((total, z) => total + exp(z), 0));
  return differences.map((z) => z - logOfSum);
}

/** The largest at 0: adding a constant to every logit changes nothing, and e⁰ cannot overflow. */
function shifted(logits: readonly number[], temperature: number): readonly number[] {
  if (!(temperature > 0)) throw new RangeError(`temperature must be above 0, not ${temperature}`);
  const largest = Math.max(...logits);
  return logits.map((z) => (z - largest) / temperature);
}

/** ∂pᵢ/∂zⱼ = pᵢ(δᵢⱼ − pⱼ)/T, row i, column j: symmetric, and each row sums to 0. */
export function softmaxJacobian(
  logits: readonly number[],
  temperature = 1,
): readonly (readonly number[])[] {
  const p = softmax(logits, temperature);
  return p.map((pi, i) => p.map((pj, j) => (pi * ((i === j ? 1 : 0) - pj)) / temperature));
}

/** −ln p of the class that is right: the loss of one example, in nats. */
export function crossEntropy(logits: readonly number[], target: number, temperature = 1): number {
  return -(logSoftmax(logits, temperature)[target] ?? Number.NaN) + 0;
}

/**
 * The cross-entropy's slope along each logit: (p − y)/T, with y = 1 for the right class and 0 for the
 * others. The chain rule's way, Σᵢ ∂L/∂pᵢ · ∂pᵢ/∂zⱼ with ∂L/∂pᵢ = −yᵢ/pᵢ, comes to the same, but
 * divides by a p that may be 0.
 */
export function crossEntropySlopes(
  logits: readonly number[],
  target: number,
  temperature = 1,
): readonly number[] {
  return softmax(logits, temperature).map((p, i) => (p - (i === target ? 1 : 0)) / temperature);
}
