import { defineActivation } from "./activation-function.ts";

/** z for z > 0, else α(eᶻ − 1). */
export const elu = defineActivation({
  id: "elu",
  label: "ELU",
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.05, max: 5 } },
  kinks: [
    {
      at: 0,
      convention: "f′(0) = α, the left slope; only α = 1 joins the slopes",
      breaks: "slope",
    },
  ],
  reference: {
    authors: "Clevert, Unterthiner & Hochreiter",
    year: 2015,
    title: "Fast and accurate deep network learning by exponential linear units (ELUs)",
    where: "arXiv:1511.07289",
  },
  purpose: "Negative values pull the mean towards 0, and saturate so that noise is ignored.",
  alsoCalled: ["exponential linear unit"],
  usedBy: "Networks without batch normalisation, such as many walking robots' policies.",
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
  family: "exponential",
  parameters: {},
  kinks: [
    {
      at: 0,
      convention: "f′(0) = 1.7581, the left slope; the right one is 1.0507",
      breaks: "slope",
    },
  ],
  reference: {
    authors: "Klambauer, Unterthiner, Mayr & Hochreiter",
    year: 2017,
    title: "Self-normalizing neural networks",
    where: "arXiv:1706.02515",
  },
  purpose: "Scaled so that mean 0 and variance 1 reproduce themselves from layer to layer.",
  alsoCalled: ["scaled exponential linear unit"],
  usedBy: "Self-normalising dense networks for tables of data.",
  libraryCalls: { pytorch: "F.selu(z)", keras: "ops.selu(z)", jax: "jax.nn.selu(z)" },
  value: (m, z) =>
    m.where(z, ">", 0, m.mul(seluScale, z), m.mul(seluScale * seluAlpha, m.sub(m.exp(z), 1))),
});

/** z for z > 0, else α(e^(z/α) − 1): slope 1 at 0 from both sides for every α. */
export const celu = defineActivation({
  id: "celu",
  label: "CELU",
  family: "exponential",
  parameters: { alpha: { symbol: "α", default: 1, min: 0.05, max: 5 } },
  kinks: [],
  reference: {
    authors: "Barron",
    year: 2017,
    title: "Continuously differentiable exponential linear units",
    where: "arXiv:1704.07483",
  },
  purpose: "An ELU whose slope stays continuous for every α.",
  alsoCalled: ["continuously differentiable exponential linear unit"],
  usedBy: "Offered by PyTorch, JAX and Keras 3; rare in published networks.",
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
  family: "exponential",
  parameters: { beta: { symbol: "β", default: 1, min: 0.1, max: 10 } },
  kinks: [],
  reference: {
    authors: "Dugas, Bengio, Bélisle, Nadeau & Garcia",
    year: 2001,
    title: "Incorporating second-order functional knowledge for better option pricing",
    where: "NIPS 2000",
  },
  purpose: "A smooth ReLU, positive and convex everywhere.",
  alsoCalled: ["smooth ReLU"],
  usedBy: "Outputs that must be positive, such as a predicted variance.",
  libraryCalls: { pytorch: "F.softplus(z, {beta})" },
  value: (m, z, { beta }) => m.div(m.softplus(m.mul(beta, z)), beta),
  derivative: (m, z, { beta }) => m.sigmoid(m.mul(beta, z)),
});
