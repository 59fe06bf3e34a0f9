import { defineActivation } from "./activation-function.ts";

/** 0.2z + 0.5 clipped to [0, 1]: Keras 1 and 2. Linear on [−2.5, 2.5]. */
export const hardSigmoid = defineActivation({
  id: "hardSigmoid",
  label: "Hard sigmoid",
  aliases: ["Keras 1 and 2 hard sigmoid"],
  family: "sigmoidal",
  parameters: {},
  kinks: [
    { at: -2.5, convention: "f′(−2.5) = 0, the slope of the flat side", breaks: "slope" },
    { at: 2.5, convention: "f′(2.5) = 0, the slope of the flat side", breaks: "slope" },
  ],
  value: (m, z) => m.min(m.max(m.add(m.mul(0.2, z), 0.5), 0), 1),
  derivative: (m, z) => m.where(m.abs(z), "<", 2.5, 0.2, 0),
});

/** relu6(z + 3)/6: Keras 3, MobileNetV3. Linear on [−3, 3]. */
export const hardSigmoidRelu6 = defineActivation({
  id: "hardSigmoidRelu6",
  label: "Hard sigmoid (ReLU6)",
  aliases: ["h-sigmoid"],
  family: "sigmoidal",
  parameters: {},
  kinks: [
    { at: -3, convention: "f′(−3) = 0, the slope of the flat side", breaks: "slope" },
    { at: 3, convention: "f′(3) = 0, the slope of the flat side", breaks: "slope" },
  ],
  libraryCalls: {
    pytorch: "F.hardsigmoid(z)",
    keras: "ops.hard_sigmoid(z)",
    jax: "jax.nn.hard_sigmoid(z)",
  },
  value: (m, z) => m.div(m.min(m.max(m.add(z, 3), 0), 6), 6),
  derivative: (m, z) => m.where(m.abs(z), "<", 3, 1 / 6, 0),
});

/** z clipped to [a, b]. */
export const hardTanh = defineActivation({
  id: "hardTanh",
  label: "Hard tanh",
  aliases: ["clip"],
  family: "sigmoidal",
  parameters: {
    lower: { symbol: "a", default: -1, min: -5, max: -0.1 },
    upper: { symbol: "b", default: 1, min: 0.1, max: 5 },
  },
  kinks: [
    { at: (_m, { lower }) => lower, convention: "f′(a) = 0, the flat side's", breaks: "slope" },
    { at: (_m, { upper }) => upper, convention: "f′(b) = 0, the flat side's", breaks: "slope" },
  ],
  value: (m, z, { lower, upper }) => m.min(m.max(z, lower), upper),
});

/** (z + 1)/2 clipped to [0, 1]: the derivative of sparse plus. */
export const sparseSigmoid = defineActivation({
  id: "sparseSigmoid",
  label: "Sparse sigmoid",
  aliases: [],
  family: "sigmoidal",
  parameters: {},
  kinks: [
    { at: -1, convention: "f′(−1) = 0, the slope of the flat side", breaks: "slope" },
    { at: 1, convention: "f′(1) = 0, the slope of the flat side", breaks: "slope" },
  ],
  value: (m, z) => m.min(m.max(m.div(m.add(z, 1), 2), 0), 1),
});

/** z − z²/4 up to 2, z + z²/4 down to −2, and ±1 beyond: a tanh of two parabolas. */
export const sqnl = defineActivation({
  id: "sqnl",
  label: "SQNL",
  aliases: ["square nonlinearity"],
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  value: (m, z) => {
    const quarter = m.div(m.pow(z, 2), 4);
    const left = m.where(z, ">=", -2, m.add(z, quarter), -1);
    return m.where(z, ">", 2, 1, m.where(z, ">", 0, m.sub(z, quarter), left));
  },
  derivative: (m, z) => m.max(m.sub(1, m.div(m.abs(z), 2)), 0),
});
