import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/**
 * z·Φ(z), Φ the distribution function of N(0, 1). Smallest value ≈ −0.16997
 * at z ≈ −0.75179; the slope is negative below that.
 */
export const gelu = defineActivation({
  id: "gelu",
  label: "GELU",
  aliases: ["Gaussian error linear unit"],
  family: "gated",
  parameters: {},
  kinks: [],
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
  aliases: ["approximate GELU", "gelu_new", "gelu_approximate", "gelu_pytorch_tanh", "gelu_fast"],
  family: "gated",
  parameters: {},
  kinks: [],
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
  aliases: ["sigmoid linear unit", "sigmoid-weighted linear unit"],
  family: "gated",
  parameters: { beta: { symbol: "β", default: 1, min: 0.1, max: 10 } },
  kinks: [],
  value: (m, z, { beta }) => m.mul(z, m.sigmoid(m.mul(beta, z))),
});

/** z·relu6(z + 3)/6: Swish in polynomial pieces. */
export const hardSwish = defineActivation({
  id: "hardSwish",
  label: "Hard swish",
  aliases: ["h-swish", "hard SiLU"],
  family: "gated",
  parameters: {},
  kinks: [
    { at: -3, convention: "f′(−3) = 0, the left slope; the right one is −½", breaks: "slope" },
    { at: 3, convention: "f′(3) = 1, the right slope; the left one is 1½", breaks: "slope" },
  ],
  libraryCalls: {
    pytorch: "F.hardswish(z)",
    keras: "ops.hard_silu(z)",
    jax: "jax.nn.hard_swish(z)",
  },
  value: (m, z) => m.mul(z, m.div(m.min(m.max(m.add(z, 3), 0), 6), 6)),
  derivative: (m, z) =>
    m.where(z, "<=", -3, 0, m.where(z, "<", 3, m.div(m.add(m.mul(2, z), 3), 6), 1)),
});

/** z·σ(1.702z): Swish with the slope that comes closest to GELU. */
export const quickGelu = defineActivation({
  id: "quickGelu",
  label: "QuickGELU",
  aliases: ["sigmoid GELU"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.sigmoid(m.mul(1.702, z))),
});

/** GELU clipped to [−10, 10]; it never gets near the lower bound. */
export const clippedGelu = defineActivation({
  id: "clippedGelu",
  label: "Clipped GELU",
  aliases: ["gelu_10"],
  family: "gated",
  parameters: {},
  kinks: [{ at: 10, convention: "f′(10) = 0, the slope of the flat side", breaks: "slope" }],
  value: (m, z) => m.min(m.max(m.mul(z, m.normalCdf(z)), -10), 10),
});

/** β·z·σ(z): Swish stretched upwards. */
export const eSwish = defineActivation({
  id: "eSwish",
  label: "E-Swish",
  aliases: [],
  family: "gated",
  parameters: { beta: { symbol: "β", default: 1.375, min: 1, max: 2 } },
  kinks: [],
  value: (m, z, { beta }) => m.mul(beta, m.mul(z, m.sigmoid(z))),
});
