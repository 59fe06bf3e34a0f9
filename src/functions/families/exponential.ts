import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";
import { inverseRoot } from "./inverse-root.ts";

/** z for z > 0, else α(eᶻ − 1). */
export const elu = defineActivation({
  id: "elu",
  label: "ELU",
  aliases: ["exponential linear unit"],
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.05, max: 5 } },
  kinks: [
    {
      at: 0,
      convention: "f′(0) = α, the left slope; only α = 1 joins the slopes",
      breaks: "slope",
    },
  ],
  libraryCalls: {
    pytorch: "F.elu(z, {alpha})",
    keras: "ops.elu(z, {alpha})",
    jax: "jax.nn.elu(z, {alpha})",
  },
  value: (m, z, { alpha }) => m.where(z, ">", 0, z, m.mul(alpha, m.sub(m.exp(z), 1))),
});

/** The fixed point (mean 0, variance 1) of the paper's Equation 14, to float64. */
const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;

/** λz for z > 0, else λα(eᶻ − 1), with λ ≈ 1.0507, α ≈ 1.6733. */
export const selu = defineActivation({
  id: "selu",
  label: "SELU",
  aliases: ["scaled exponential linear unit"],
  family: "exponential",
  parameters: {},
  kinks: [
    {
      at: 0,
      convention: "f′(0) = 1.7581, the left slope; the right one is 1.0507",
      breaks: "slope",
    },
  ],
  libraryCalls: { pytorch: "F.selu(z)", keras: "ops.selu(z)", jax: "jax.nn.selu(z)" },
  value: (m, z) =>
    m.where(z, ">", 0, m.mul(seluScale, z), m.mul(seluScale * seluAlpha, m.sub(m.exp(z), 1))),
});

/** z for z > 0, else α(e^(z/α) − 1): slope 1 at 0 from both sides for every α. */
export const celu = defineActivation({
  id: "celu",
  label: "CELU",
  aliases: ["continuously differentiable exponential linear unit"],
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.05, max: 5 } },
  kinks: [],
  libraryCalls: {
    pytorch: "F.celu(z, {alpha})",
    keras: "ops.celu(z, {alpha})",
    jax: "jax.nn.celu(z, {alpha})",
  },
  value: (m, z, { alpha }) => m.where(z, ">", 0, z, m.mul(alpha, m.sub(m.exp(m.div(z, alpha)), 1))),
  derivative: (m, z, { alpha }) => m.where(z, ">", 0, 1, m.exp(m.div(z, alpha))),
});

/** ln(1 + e^βz)/β: a ReLU with its corner rounded; its derivative is σ(βz). */
export const softplus = defineActivation({
  id: "softplus",
  label: "Softplus",
  aliases: ["smooth ReLU"],
  family: "exponential",
  parameters: { beta: { symbol: "β", default: 1, min: 0.1, max: 10 } },
  kinks: [],
  libraryCalls: { pytorch: "F.softplus(z, {beta})" },
  value: (m, z, { beta }) => m.div(m.softplus(m.mul(beta, z)), beta),
  derivative: (m, z, { beta }) => m.sigmoid(m.mul(beta, z)),
});

/** −ln(1 + e^−z) = ln σ(z): the mirror of softplus, never above 0. */
export const logSigmoid = defineActivation({
  id: "logSigmoid",
  label: "Log-sigmoid",
  aliases: [],
  family: "exponential",
  parameters: {},
  kinks: [],
  value: (m, z) => m.neg(m.softplus(m.neg(z))),
  derivative: (m, z) => m.sigmoid(m.neg(z)),
});

/** e^z: positive and without bound. */
export const exponential = defineActivation({
  id: "exponential",
  label: "Exponential",
  aliases: ["exp"],
  family: "exponential",
  parameters: {},
  kinks: [],
  value: (m, z) => m.exp(z),
});

/** √(z² + b), which is never above |z| + √b and all but that where z² leaves the range of numbers. */
const hyperbola = (m: Algebra, z: Expression, b: Expression) =>
  m.min(m.sqrt(m.add(m.pow(z, 2), b)), m.add(m.abs(z), m.sqrt(b)));

/** (z + √(z² + b))/2: a softplus without an exponential. */
export const squareplus = defineActivation({
  id: "squareplus",
  label: "Squareplus",
  aliases: [],
  family: "exponential",
  parameters: { b: { symbol: "b", default: 4, min: 0.1, max: 10 } },
  kinks: [],
  written: (m, z, { b }) => m.div(m.add(z, m.sqrt(m.add(m.pow(z, 2), b))), 2),
  // On the left as b/(2(√(z² + b) − z)), which keeps the digits that the sum would cancel.
  value: (m, z, { b }) => {
    const root = hyperbola(m, z, b);
    return m.where(z, ">", 0, m.div(m.add(z, root), 2), m.div(b, m.mul(2, m.sub(root, z))));
  },
  derivative: (m, z, { b }) => {
    const root = hyperbola(m, z, b);
    const right = m.div(m.add(1, m.div(z, root)), 2);
    return m.where(z, ">", 0, right, m.div(m.div(b, root), m.mul(2, m.sub(root, z))));
  },
});

/** 0 up to −1, z from 1 on, and the parabola (z + 1)²/4 that joins them between. */
export const sparsePlus = defineActivation({
  id: "sparsePlus",
  label: "Sparse plus",
  aliases: [],
  family: "exponential",
  parameters: {},
  kinks: [],
  value: (m, z) => m.where(z, "<=", -1, 0, m.where(z, "<", 1, m.div(m.pow(m.add(z, 1), 2), 4), z)),
  derivative: (m, z) => m.min(m.max(m.div(m.add(z, 1), 2), 0), 1),
});

/**
 * (e^αz − 1)/α + α, close to the identity for small α. The paper's α < 0, a
 * logarithm, is left out: it is no number below z = 1/α − α.
 */
export const softExponential = defineActivation({
  id: "softExponential",
  label: "Soft exponential",
  aliases: [],
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 0.5, min: 0.05, max: 1 } },
  kinks: [],
  value: (m, z, { alpha }) => m.add(m.div(m.sub(m.exp(m.mul(alpha, z)), 1), alpha), alpha),
});

/** z for z > 0, else z/√(1 + αz²): an ELU without an exponential. */
export const isrlu = defineActivation({
  id: "isrlu",
  label: "ISRLU",
  aliases: ["inverse square root linear unit"],
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.1, max: 5 } },
  kinks: [],
  value: (m, z, { alpha }) => m.where(z, ">", 0, z, m.div(z, inverseRoot(m, z, alpha))),
  derivative: (m, z, { alpha }) => m.where(z, ">", 0, 1, m.pow(inverseRoot(m, z, alpha), -3)),
});
