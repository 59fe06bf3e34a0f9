import { defineActivation, type MaxoutActivation } from "./activation-function.ts";

/** max(z, 0). */
export const relu = defineActivation({
  id: "relu",
  label: "ReLU",
  family: "rectifier",
  parameters: {},
  kinks: [{ at: 0, convention: "f′(0) = 0, the left slope", breaks: "slope" }],
  reference: {
    authors: "Nair & Hinton",
    year: 2010,
    title: "Rectified linear units improve restricted Boltzmann machines",
    where: "ICML 2010",
  },
  purpose: "Keeps the gradient whole wherever a unit is on, and costs almost nothing.",
  alsoCalled: ["rectified linear unit", "ramp function"],
  usedBy: "AlexNet, VGG, ResNet and the first Transformer.",
  libraryCalls: { pytorch: "F.relu(z)", keras: "ops.relu(z)", jax: "jax.nn.relu(z)" },
  value: (m, z) => m.max(z, 0),
});

/** z for z > 0, else αz with a small fixed α. */
export const leakyRelu = defineActivation({
  id: "leakyRelu",
  label: "Leaky ReLU",
  family: "rectifier",
  parameters: {
    slope: {
      symbol: "α",
      default: 0.01,
      min: 0,
      max: 0.99,
      aliases: ["negative_slope", "alpha", "leakiness", "a"],
    },
  },
  kinks: [{ at: 0, convention: "f′(0) = α, the left slope", breaks: "slope" }],
  reference: {
    authors: "Maas, Hannun & Ng",
    year: 2013,
    title: "Rectifier nonlinearities improve neural network acoustic models",
    where: "ICML 2013 Workshop on Deep Learning for Audio, Speech and Language Processing",
  },
  purpose: "A ReLU that lets a little gradient through when it is off, so that it may wake again.",
  alsoCalled: ["LReLU"],
  usedBy: "YOLO's early versions and the discriminators of DCGAN.",
  libraryCalls: {
    pytorch: "F.leaky_relu(z, {slope})",
    keras: "ops.leaky_relu(z, {slope})",
    jax: "jax.nn.leaky_relu(z, {slope})",
  },
  value: (m, z, { slope }) => m.where(z, ">", 0, z, m.mul(slope, z)),
});

/** Leaky ReLU whose slope is learned, one per layer. */
export const prelu = defineActivation({
  id: "prelu",
  label: "PReLU",
  family: "rectifier",
  parameters: {
    slope: {
      symbol: "α",
      default: 0.25,
      min: -1,
      max: 0.99,
      learnable: true,
      aliases: ["weight", "alpha", "a", "negative_slope"],
    },
  },
  kinks: [{ at: 0, convention: "f′(0) = α, the left slope", breaks: "slope" }],
  reference: {
    authors: "He, Zhang, Ren & Sun",
    year: 2015,
    title:
      "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification",
    where: "arXiv:1502.01852",
  },
  purpose: "Lets training choose how much of the negative side to keep.",
  alsoCalled: ["parametric ReLU"],
  usedBy: "He et al.'s ImageNet network of 2015; the generator of SRGAN.",
  value: (m, z, { slope }) => m.where(z, ">", 0, z, m.mul(slope, z)),
});

/** max(z, 0) clipped at 6. */
export const relu6 = defineActivation({
  id: "relu6",
  label: "ReLU6",
  family: "rectifier",
  parameters: {},
  kinks: [
    { at: 0, convention: "f′(0) = 0, the slope of the flat side", breaks: "slope" },
    { at: 6, convention: "f′(6) = 0, the slope of the flat side", breaks: "slope" },
  ],
  reference: {
    authors: "Krizhevsky",
    year: 2010,
    title: "Convolutional deep belief networks on CIFAR-10",
    where: "Unpublished manuscript, University of Toronto",
  },
  purpose: "A ReLU that cannot grow without bound, which suits low-precision arithmetic.",
  alsoCalled: ["capped ReLU"],
  usedBy: "MobileNetV2, and Google's code of MobileNetV1.",
  libraryCalls: { pytorch: "F.relu6(z)", keras: "ops.relu6(z)", jax: "jax.nn.relu6(z)" },
  value: (m, z) => m.min(m.max(z, 0), 6),
  derivative: (m, z) => m.where(z, "<=", 0, 0, m.where(z, "<", 6, 1, 0)),
});

/** max(z, 0)²: its slope has no jump at 0. */
export const squaredRelu = defineActivation({
  id: "squaredRelu",
  label: "Squared ReLU",
  family: "rectifier",
  parameters: {},
  kinks: [],
  reference: {
    authors: "So et al.",
    year: 2021,
    title: "Primer: searching for efficient transformers for language modeling",
    where: "arXiv:2109.08668",
  },
  purpose: "Found by search to train language models faster; its slope grows with z.",
  alsoCalled: ["ReLU²"],
  aliases: ["relu_squared", "relu2"],
  usedBy: "Primer, and Nemotron-4.",
  value: (m, z) => m.pow(m.max(z, 0), 2),
  derivative: (m, z) => m.mul(2, m.max(z, 0)),
});

/** The largest of k linear pieces, each with its own weights: a layer kind, not a function of z. */
export const maxout: MaxoutActivation = {
  kind: "maxout",
  id: "maxout",
  label: "Maxout",
  family: "rectifier",
  parameters: { pieces: { symbol: "k", default: 2, min: 2, max: 5, integer: true } },
  reference: {
    authors: "Goodfellow, Warde-Farley, Mirza, Courville & Bengio",
    year: 2013,
    title: "Maxout networks",
    where: "arXiv:1302.4389",
  },
  purpose: "Learns its own convex, piecewise linear shape, for k times the weights.",
  alsoCalled: ["maxout unit"],
  usedBy: "Goodfellow et al.'s networks for CIFAR-10 and street numbers of 2013.",
};
