import { defineActivation } from "./activation-function.ts";
import { inverseRoot } from "./inverse-root.ts";

/** σ(z) = 1/(1 + e^−z), between 0 and 1; σ′ = σ(1 − σ) ≤ 1/4. */
export const sigmoid = defineActivation({
  id: "sigmoid",
  label: "Sigmoid",
  aliases: ["logistic function", "logistic sigmoid"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.sigmoid(z),
});

/** tanh z = 2σ(2z) − 1, between −1 and 1; tanh′ = 1 − tanh². */
export const tanh = defineActivation({
  id: "tanh",
  label: "tanh",
  aliases: ["hyperbolic tangent"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.tanh(z),
});

/** z/(1 + |z|): approaches ±1 like 1/|z|, not exponentially. */
export const softsign = defineActivation({
  id: "softsign",
  label: "Softsign",
  aliases: [],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  libraryCalls: { pytorch: "F.softsign(z)", keras: "ops.softsign(z)", jax: "jax.nn.soft_sign(z)" },
  value: (m, z) => m.div(z, m.add(1, m.abs(z))),
  derivative: (m, z) => m.div(1, m.pow(m.add(1, m.abs(z)), 2)),
});

/** arctan z, between −π/2 and π/2. */
export const arctan = defineActivation({
  id: "arctan",
  label: "arctan",
  aliases: ["inverse tangent", "atan"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.atan(z),
});

/** (1 − e^−z)/(1 + e^−z) = tanh(z/2) = 2σ(z) − 1: a sigmoid between −1 and 1. */
export const bipolarSigmoid = defineActivation({
  id: "bipolarSigmoid",
  label: "Bipolar sigmoid",
  aliases: ["symmetric sigmoid"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.tanh(m.div(z, 2)),
});

/** 1.7159·tanh(2z/3): f(±1) = ±1, where its curvature is largest. */
export const lecunTanh = defineActivation({
  id: "lecunTanh",
  label: "LeCun tanh",
  aliases: ["scaled tanh"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(1.7159, m.tanh(m.div(m.mul(2, z), 3))),
});

/** z/√(1 + αz²), between ±1/√α: a tanh without an exponential. */
export const isru = defineActivation({
  id: "isru",
  label: "ISRU",
  aliases: ["inverse square root unit"],
  family: "sigmoidal",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.1, max: 5 } },
  kinks: [],
  value: (m, z, { alpha }) => m.div(z, inverseRoot(m, z, alpha)),
  derivative: (m, z, { alpha }) => m.pow(inverseRoot(m, z, alpha), -3),
});

/** 1 − e^(−e^z): a sigmoid that leaves 0 slowly and reaches 1 fast. */
export const complementaryLogLog = defineActivation({
  id: "complementaryLogLog",
  label: "Complementary log-log",
  aliases: ["cloglog", "loglog"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.sub(1, m.exp(m.neg(m.exp(z)))),
  derivative: (m, z) => {
    // At 10 the curve is 1 to the last bit; beyond, e^z would only make ∞·0.
    const bounded = m.min(z, 10);
    return m.exp(m.sub(bounded, m.exp(bounded)));
  },
});

/** Φ(z), the distribution function of N(0, 1). */
export const probit = defineActivation({
  id: "probit",
  label: "Probit",
  aliases: ["normal cdf", "Gaussian cdf"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => m.normalCdf(z),
});

/** Φ((z − μ)/s): with these μ and s it meets max(z, 0)² with its slope at z = √½. */
export const laplace = defineActivation({
  id: "laplace",
  label: "Laplace",
  aliases: [],
  family: "sigmoidal",
  parameters: {
    mu: { symbol: "μ", default: Math.SQRT1_2, min: -2, max: 2 },
    scale: { symbol: "s", default: 0.28209479177387814, min: 0.1, max: 2 },
  },
  kinks: [],
  value: (m, z, { mu, scale }) => m.normalCdf(m.div(m.sub(z, mu), scale)),
});

/**
 * (e^az − e^−bz)/(e^cz + e^−dz), bounded while a ≤ c and b ≤ d; tanh where all
 * four are 1. Both sums are divided by e^max(cz, −dz), so that nothing overflows.
 */
export const soboleva = defineActivation({
  id: "soboleva",
  label: "Soboleva tanh",
  aliases: ["Soboleva modified hyperbolic tangent", "smht", "modified tanh"],
  family: "sigmoidal",
  parameters: {
    a: { symbol: "a", default: 1, min: 0, max: 1 },
    b: { symbol: "b", default: 1, min: 0, max: 1 },
    c: { symbol: "c", default: 1, min: 1, max: 3 },
    d: { symbol: "d", default: 1, min: 1, max: 3 },
  },
  kinks: [],
  written: (m, z, { a, b, c, d }) => {
    const [rise, fall] = [m.exp(m.mul(a, z)), m.exp(m.mul(m.neg(b), z))];
    return m.div(m.sub(rise, fall), m.add(m.exp(m.mul(c, z)), m.exp(m.mul(m.neg(d), z))));
  },
  value: (m, z, { a, b, c, d }) => {
    const [right, left] = [m.mul(c, z), m.neg(m.mul(d, z))];
    const largest = m.max(right, left);
    const [rise, fall] = [m.mul(a, z), m.neg(m.mul(b, z))].map((u) => m.exp(m.sub(u, largest)));
    const below = m.add(m.exp(m.sub(right, largest)), m.exp(m.sub(left, largest)));
    return m.div(m.sub(rise ?? 0, fall ?? 0), below);
  },
});

/** γ·tanh(αz) + β, all three learned: it takes the place of a normalisation layer. */
export const dyt = defineActivation({
  id: "dyt",
  label: "DyT",
  aliases: ["dynamic tanh"],
  family: "sigmoidal",
  parameters: {
    alpha: { symbol: "α", default: 0.5, min: 0.05, max: 4, learnable: true },
    gamma: { symbol: "γ", default: 1, min: 0.1, max: 3, learnable: true },
    beta: { symbol: "β", default: 0, min: -3, max: 3, learnable: true },
  },
  kinks: [],
  value: (m, z, { alpha, gamma, beta }) => m.add(m.mul(gamma, m.tanh(m.mul(alpha, z))), beta),
});

/** γ·erf(αz + s) + β, all four learned: the successor of DyT. */
export const derf = defineActivation({
  id: "derf",
  label: "Derf",
  aliases: ["dynamic erf"],
  family: "sigmoidal",
  parameters: {
    alpha: { symbol: "α", default: 0.5, min: 0.05, max: 4, learnable: true },
    shift: { symbol: "s", default: 0, min: -3, max: 3, learnable: true },
    gamma: { symbol: "γ", default: 1, min: 0.1, max: 3, learnable: true },
    beta: { symbol: "β", default: 0, min: -3, max: 3, learnable: true },
  },
  kinks: [],
  value: (m, z, { alpha, shift, gamma, beta }) =>
    m.add(m.mul(gamma, m.erf(m.add(m.mul(alpha, z), shift))), beta),
});
