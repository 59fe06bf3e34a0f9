import { defineActivation } from "./activation-function.ts";

/** σ(z) = 1/(1 + e^−z), between 0 and 1; σ′ = σ(1 − σ) ≤ 1/4. */
export const sigmoid = defineActivation({
  id: "sigmoid",
  label: "Sigmoid",
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Rumelhart, Hinton & Williams",
    year: 1986,
    title: "Learning representations by back-propagating errors",
    where: "doi:10.1038/323533a0",
  },
  purpose: "A step made smooth, so that errors can be propagated back through it.",
  alsoCalled: ["logistic function", "logistic sigmoid"],
  usedBy: "Gates of LSTM and GRU cells, and outputs that answer yes or no.",
  value: (m, z) => m.sigmoid(z),
});

/** tanh z = 2σ(2z) − 1, between −1 and 1; tanh′ = 1 − tanh². */
export const tanh = defineActivation({
  id: "tanh",
  label: "tanh",
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  reference: {
    authors: "LeCun, Bottou, Orr & Müller",
    year: 1998,
    title: "Efficient BackProp",
    where: "doi:10.1007/3-540-49430-8_2",
  },
  purpose: "A sigmoid centred on 0 with slope 1 there, so that signals keep their scale and sign.",
  alsoCalled: ["hyperbolic tangent"],
  usedBy: "LSTM and GRU cells; the default of TensorFlow Playground.",
  value: (m, z) => m.tanh(z),
});

/** z/(1 + |z|): approaches ±1 like 1/|z|, not exponentially. */
export const softsign = defineActivation({
  id: "softsign",
  label: "Softsign",
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Bergstra, Desjardins, Lamblin & Bengio",
    year: 2009,
    title: "Quadratic polynomials learn better image features",
    where: "Technical report 1337, DIRO, Université de Montréal",
  },
  purpose: "A cheap tanh whose slope fades polynomially, so that it saturates later.",
  usedBy: "Glorot and Bengio's study of saturation; speaker embeddings of Deep Voice 3.",
  libraryCalls: { pytorch: "F.softsign(z)", keras: "ops.softsign(z)", jax: "jax.nn.soft_sign(z)" },
  value: (m, z) => m.div(z, m.add(1, m.abs(z))),
  derivative: (m, z) => m.div(1, m.pow(m.add(1, m.abs(z)), 2)),
});

/** arctan z, between −π/2 and π/2. */
export const arctan = defineActivation({
  id: "arctan",
  label: "arctan",
  family: "sigmoidal",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Kamruzzaman & Aziz",
    year: 2002,
    title: "A note on activation function in multilayer feedforward learning",
    where: "doi:10.1109/IJCNN.2002.1005526",
  },
  purpose: "A sigmoidal curve with slope 1 at 0 and tails heavier than tanh's.",
  alsoCalled: ["inverse tangent"],
  aliases: ["atan"],
  usedBy: "Its derivative stands in for the step's in many spiking networks.",
  value: (m, z) => m.atan(z),
});

/** 0.2z + 0.5 clipped to [0, 1]: Keras 1 and 2. Linear on [−2.5, 2.5]. */
export const hardSigmoid = defineActivation({
  id: "hardSigmoid",
  label: "Hard sigmoid",
  family: "sigmoidal",
  parameters: {},
  kinks: [
    { at: -2.5, convention: "f′(−2.5) = 0, the slope of the flat side", breaks: "slope" },
    { at: 2.5, convention: "f′(2.5) = 0, the slope of the flat side", breaks: "slope" },
  ],
  reference: {
    // No first paper is known; Theano's hard_sigmoid is this formula, and early Keras called it.
    authors: "Theano Development Team",
    year: 2016,
    title: "Theano: a Python framework for fast computation of mathematical expressions",
    where: "arXiv:1605.02688",
  },
  purpose: "A sigmoid in three straight pieces: no exponential to compute.",
  alsoCalled: ["Keras 1 and 2 hard sigmoid"],
  usedBy: "Gates of LSTM and GRU cells by default in Keras before 2.3.",
  value: (m, z) => m.min(m.max(m.add(m.mul(0.2, z), 0.5), 0), 1),
  derivative: (m, z) => m.where(m.abs(z), "<", 2.5, 0.2, 0),
});

/** relu6(z + 3)/6: Keras 3, MobileNetV3. Linear on [−3, 3]. */
export const hardSigmoidRelu6 = defineActivation({
  id: "hardSigmoidRelu6",
  label: "Hard sigmoid (ReLU6)",
  family: "sigmoidal",
  parameters: {},
  kinks: [
    { at: -3, convention: "f′(−3) = 0, the slope of the flat side", breaks: "slope" },
    { at: 3, convention: "f′(3) = 0, the slope of the flat side", breaks: "slope" },
  ],
  reference: {
    authors: "Howard et al.",
    year: 2019,
    title: "Searching for MobileNetV3",
    where: "arXiv:1905.02244",
  },
  purpose: "The same idea built from ReLU6, which phones compute well; flatter in the middle.",
  alsoCalled: ["h-sigmoid"],
  aliases: ["hard_sigmoid_relu6"],
  usedBy: "MobileNetV3's squeeze-and-excitation blocks; Keras 3 and PyTorch.",
  libraryCalls: {
    pytorch: "F.hardsigmoid(z)",
    keras: "ops.hard_sigmoid(z)",
    jax: "jax.nn.hard_sigmoid(z)",
  },
  value: (m, z) => m.div(m.min(m.max(m.add(z, 3), 0), 6), 6),
  derivative: (m, z) => m.where(m.abs(z), "<", 3, 1 / 6, 0),
});
