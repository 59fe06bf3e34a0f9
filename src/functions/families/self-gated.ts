import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/** z·tanh(ln(1 + eᶻ)). Smallest value ≈ −0.30884 at z ≈ −1.19245. */
export const mish = defineActivation({
  id: "mish",
  label: "Mish",
  aliases: [],
  family: "gated",
  parameters: {},
  kinks: [],
  libraryCalls: { pytorch: "F.mish(z)", keras: "keras.activations.mish(z)", jax: "jax.nn.mish(z)" },
  value: (m, z) => m.mul(z, m.tanh(m.softplus(z))),
});

/** z·σ(z) for z > 0, else (e^z − 1)·σ(z): Swish on the right, a gated ELU on the left. */
export const elish = defineActivation({
  id: "elish",
  label: "ELiSH",
  aliases: ["exponential linear sigmoid squashing"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(m.where(z, ">", 0, z, m.sub(m.exp(z), 1)), m.sigmoid(z)),
});

/** ELiSH with the gate in three straight pieces, (z + 1)/2 clipped to [0, 1]. */
export const hardElish = defineActivation({
  id: "hardElish",
  label: "Hard ELiSH",
  aliases: [],
  family: "gated",
  parameters: {},
  kinks: [
    { at: -1, convention: "f′(−1) = 0, the left slope; the right one is −0.3161", breaks: "slope" },
    { at: 1, convention: "f′(1) = 1, the right slope; the left one is 1½", breaks: "slope" },
  ],
  value: (m, z) =>
    m.mul(m.where(z, ">", 0, z, m.sub(m.exp(z), 1)), m.min(m.max(m.div(m.add(z, 1), 2), 0), 1)),
});

/** z·erf(ln(1 + e^z)): Mish with the error function in place of tanh. */
export const serf = defineActivation({
  id: "serf",
  label: "Serf",
  aliases: ["log-softplus error function"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.erf(m.softplus(z))),
});

/** z·ln(1 + σ(z)): its slope settles at ln 2. */
export const logish = defineActivation({
  id: "logish",
  label: "Logish",
  aliases: [],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.log1p(m.sigmoid(z))),
});

/** z·tanh(ln(1 + σ(z))): its slope settles at tanh(ln 2) = 0.6. */
export const smish = defineActivation({
  id: "smish",
  label: "Smish",
  aliases: [],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.tanh(m.log1p(m.sigmoid(z)))),
});

/** e^z as far as tanh and e^−z can tell it from ∞: beyond 10 it would only make ∞·0. */
const boundedExp = (m: Algebra, exponent: Expression) => m.exp(m.min(exponent, 10));

/** z·tanh(e^z), published in 2020 as TanhExp and in 2024 as TeLU. */
export const tanhExp = defineActivation({
  id: "tanhExp",
  label: "TanhExp / TeLU",
  aliases: ["hyperbolic tangent exponential linear unit"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.tanh(m.exp(z))),
  // 1 − tanh²u as 4σ(2u)σ(−2u), which keeps its digits while tanh u is almost 1.
  derivative: (m, z) => {
    const u = boundedExp(m, z);
    const steepness = m.mul(4, m.mul(m.sigmoid(m.mul(2, u)), m.sigmoid(m.mul(-2, u))));
    return m.add(m.tanh(u), m.mul(z, m.mul(u, steepness)));
  },
});

/** z·tanh z: even, so that it measures how far z is from 0, whatever its sign. */
export const lisht = defineActivation({
  id: "lisht",
  label: "LiSHT",
  aliases: ["linearly scaled hyperbolic tangent"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.tanh(z)),
});

/** z·tanh(z·Φ(z)): close to z² near 0, to z far right. */
export const phish = defineActivation({
  id: "phish",
  label: "Phish",
  aliases: [],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.tanh(m.mul(z, m.normalCdf(z)))),
});

/** z·e^(−e^−z): the gate is the Gompertz curve, which opens late and closes fast. */
export const golu = defineActivation({
  id: "golu",
  label: "GoLU",
  aliases: ["Gompertz linear unit"],
  family: "gated",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.exp(m.neg(m.exp(m.neg(z))))),
  derivative: (m, z) => {
    const decay = boundedExp(m, m.neg(z));
    const gate = m.exp(m.neg(decay));
    return m.add(gate, m.mul(z, m.mul(decay, gate)));
  },
});
