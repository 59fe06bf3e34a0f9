/**
 * The straight lines that f follows far out with default parameters, by hand:
 * slope and offset on the left, then on the right. Sine has none, and squared
 * ReLU only one; both are tested by themselves.
 */
const lines: Readonly<Record<string, readonly [number, number, number, number]>> = {
  sigmoid: [0, 0, 0, 1],
  tanh: [0, -1, 0, 1],
  relu: [0, 0, 1, 0],
  leakyRelu: [0.01, 0, 1, 0],
  prelu: [0.25, 0, 1, 0],
  elu: [0, -1, 1, 0],
  // λα and λ as printed in Klambauer et al. 2017.
  selu: [0, -1.7580993408473766, 1.0507009873554805, 0],
  celu: [0, -1, 1, 0],
  softplus: [0, 0, 1, 0],
  softsign: [0, -1, 0, 1],
  gelu: [0, 0, 1, 0],
  geluTanh: [0, 0, 1, 0],
  swish: [0, 0, 1, 0],
  mish: [0, 0, 1, 0],
  hardSwish: [0, 0, 1, 0],
  relu6: [0, 0, 0, 6],
  hardSigmoid: [0, 0, 0, 1],
  hardSigmoidRelu6: [0, 0, 0, 1],
  arctan: [0, -Math.PI / 2, 0, Math.PI / 2],
  linear: [1, 0, 1, 0],
  bentIdentity: [0.5, -0.5, 1.5, -0.5],
  gaussian: [0, 0, 0, 0],
  step: [0, 0, 0, 1],
};

/** What f and f′ come to at a z far out; null for a function without such lines. */
export function asymptote(id: string, z: number): { value: number; slope: number } | null {
  const sides = lines[id];
  if (!sides) return null;
  const [slope, offset] = z < 0 ? [sides[0], sides[1]] : [sides[2], sides[3]];
  return { value: slope * z + offset, slope };
}

/**
 * How far f may still be from its line: softsign, arctan and the bent identity
 * come as close as 1/|z|, everything else closer.
 */
export const approach = (z: number): number => 1 / Math.abs(z);
