import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/**
 * z·Φ(z), Φ the distribution function of N(0, 1). Smallest value ≈ −0.16997
 * at z ≈ −0.75179; the slope is negative below that.
 */
export const gelu = defineActivation({
  id: "gelu",
  label: "GELU",
  family: "gated",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Hendrycks & Gimpel",
    year: 2016,
    title: "Gaussian error linear units (GELUs)",
    where: "arXiv:1606.08415",
  },
  purpose:
    "Weighs an input by how large it is among normal ones, instead of gating it by its sign.",
  alsoCalled: ["Gaussian error linear unit"],
  usedBy: "BERT, RoBERTa and Vision Transformers.",
  libraryCalls: {
    pytorch: "F.gelu(z)",
    keras: "ops.gelu(z, approximate=False)",
    jax: "jax.nn.gelu(z, approximate=False)",
  },
  value: (m, z) => m.mul(z, m.normalCdf(z)),
});

const tanhGateSlope = 2 * Math.sqrt(2 / Math.PI);
const tanhGateCube = 0.044715;

/** ½(1 + tanh(√(2/π)(z + 0.044715z³))), close to Φ(z). */
const tanhGate = (m: Algebra, z: Expression) =>
  m.sigmoid(m.mul(tanhGateSlope, m.add(z, m.mul(tanhGateCube, m.pow(z, 3)))));

/**
 * ½z(1 + tanh(√(2/π)(z + 0.044715z³))), written as z·σ of twice that argument:
 * the same function, without 1 + tanh losing every digit for large negative z.
 */
export const geluTanh = defineActivation({
  id: "geluTanh",
  label: "GELU (tanh)",
  family: "gated",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Hendrycks & Gimpel",
    year: 2016,
    title: "Gaussian error linear units (GELUs)",
    where: "arXiv:1606.08415",
  },
  purpose: "GELU as many models compute it, with tanh in place of the error function.",
  alsoCalled: ["approximate GELU", "gelu_new"],
  aliases: ["gelu_tanh", "gelu_approximate", "gelu_pytorch_tanh", "gelu_fast"],
  usedBy: "GPT-2 and later versions of Google's code of BERT.",
  libraryCalls: {
    pytorch: 'F.gelu(z, approximate="tanh")',
    keras: "ops.gelu(z, approximate=True)",
    jax: "jax.nn.gelu(z, approximate=True)",
  },
  value: (m, z) => m.mul(z, tanhGate(m, z)),
  derivative: (m, z) => {
    const gate = tanhGate(m, z);
    // Beyond ±30 the gate is shut or open to the last bit; z² would grow to ∞, and ∞·0 is no number.
    const square = m.min(m.pow(z, 2), 900);
    const steepness = m.mul(m.add(1, m.mul(3 * tanhGateCube, square)), m.mul(gate, m.sub(1, gate)));
    return m.add(gate, m.mul(tanhGateSlope, m.mul(z, steepness)));
  },
});

/** z·σ(βz). Smallest value ≈ −0.2785/β at z ≈ −1.2785/β. */
export const swish = defineActivation({
  id: "swish",
  label: "Swish / SiLU",
  family: "gated",
  parameters: { beta: { symbol: "β", default: 1, min: 0.1, max: 10 } },
  kinks: [],
  reference: {
    authors: "Ramachandran, Zoph & Le",
    year: 2017,
    title: "Searching for activation functions",
    where: "arXiv:1710.05941",
  },
  purpose:
    "Named SiLU in 2016, found again by search: a smooth ReLU that dips below 0 before it fades.",
  aliases: ["silu"],
  alsoCalled: ["SiLU", "sigmoid linear unit", "sigmoid-weighted linear unit"],
  usedBy: "EfficientNet and later releases of YOLOv5; as a gate (SwiGLU) in LLaMA.",
  value: (m, z, { beta }) => m.mul(z, m.sigmoid(m.mul(beta, z))),
});

/** z·tanh(ln(1 + eᶻ)). Smallest value ≈ −0.30884 at z ≈ −1.19245. */
export const mish = defineActivation({
  id: "mish",
  label: "Mish",
  family: "gated",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Misra",
    year: 2019,
    title: "Mish: a self regularized non-monotonic activation function",
    where: "arXiv:1908.08681",
  },
  purpose: "Close to Swish with a deeper dip, proposed to make vision models more accurate.",
  usedBy: "YOLOv4's backbone.",
  libraryCalls: { pytorch: "F.mish(z)", keras: "keras.activations.mish(z)", jax: "jax.nn.mish(z)" },
  value: (m, z) => m.mul(z, m.tanh(m.softplus(z))),
});

/** z·relu6(z + 3)/6: Swish in polynomial pieces. */
export const hardSwish = defineActivation({
  id: "hardSwish",
  label: "Hard swish",
  family: "gated",
  parameters: {},
  kinks: [
    { at: -3, convention: "f′(−3) = 0, the left slope; the right one is −½", breaks: "slope" },
    { at: 3, convention: "f′(3) = 1, the right slope; the left one is 1½", breaks: "slope" },
  ],
  reference: {
    authors: "Howard et al.",
    year: 2019,
    title: "Searching for MobileNetV3",
    where: "arXiv:1905.02244",
  },
  purpose: "Swish without an exponential, for phones.",
  alsoCalled: ["h-swish"],
  aliases: ["hard_silu"],
  usedBy: "MobileNetV3.",
  libraryCalls: {
    pytorch: "F.hardswish(z)",
    keras: "ops.hard_silu(z)",
    jax: "jax.nn.hard_swish(z)",
  },
  value: (m, z) => m.mul(z, m.div(m.min(m.max(m.add(z, 3), 0), 6), 6)),
  derivative: (m, z) =>
    m.where(z, "<=", -3, 0, m.where(z, "<", 3, m.div(m.add(m.mul(2, z), 3), 6), 1)),
});
