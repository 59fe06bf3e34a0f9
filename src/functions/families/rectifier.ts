import { defineActivation, type MaxoutActivation } from "./activation-function.ts";

/** max(z, 0). */
export const relu = defineActivation({
  id: "relu",
  label: "ReLU",
  aliases: ["rectified linear unit", "ramp function"],
  family: "rectifier",
  parameters: {},
  kinks: [{ at: 0, convention: "f′(0) = 0, the left slope", breaks: "slope" }],
  libraryCalls: { pytorch: "F.relu(z)", keras: "ops.relu(z)", jax: "jax.nn.relu(z)" },
  value: (m, z) => m.max(z, 0),
});

/** z for z > 0, else αz with a small fixed α. */
export const leakyRelu = defineActivation({
  id: "leakyRelu",
  label: "Leaky ReLU",
  aliases: ["LReLU"],
  family: "rectifier",
  parameters: {
    slope: {
      symbol: "α",
      default: 0.01,
      min: 0,
      max: 0.99,
      aliases: ["negative_slope", "alpha", "leakiness", "a"],
      elsewhere: [
        { value: 0.2, where: "Keras 3's function and TensorFlow" },
        { value: 0.3, where: "Keras 3's layer" },
      ],
    },
  },
  kinks: [{ at: 0, convention: "f′(0) = α, the left slope", breaks: "slope" }],
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
  aliases: ["parametric ReLU"],
  family: "rectifier",
  parameters: {
    slope: {
      symbol: "α",
      default: 0.25,
      min: -1,
      max: 0.99,
      learnable: true,
      aliases: ["weight", "alpha", "a", "negative_slope"],
      elsewhere: [{ value: 0, where: "Keras 3's layer" }],
    },
  },
  kinks: [{ at: 0, convention: "f′(0) = α, the left slope", breaks: "slope" }],
  value: (m, z, { slope }) => m.where(z, ">", 0, z, m.mul(slope, z)),
});

/** max(z, 0) clipped at 6. */
export const relu6 = defineActivation({
  id: "relu6",
  label: "ReLU6",
  aliases: ["capped ReLU"],
  family: "rectifier",
  parameters: {},
  kinks: [
    { at: 0, convention: "f′(0) = 0, the slope of the flat side", breaks: "slope" },
    { at: 6, convention: "f′(6) = 0, the slope of the flat side", breaks: "slope" },
  ],
  libraryCalls: { pytorch: "F.relu6(z)", keras: "ops.relu6(z)", jax: "jax.nn.relu6(z)" },
  value: (m, z) => m.min(m.max(z, 0), 6),
  derivative: (m, z) => m.where(z, "<=", 0, 0, m.where(z, "<", 6, 1, 0)),
});

/** max(z, 0)²: its slope has no jump at 0. */
export const squaredRelu = defineActivation({
  id: "squaredRelu",
  label: "Squared ReLU",
  aliases: ["ReLU²", "relu_squared"],
  family: "rectifier",
  parameters: {},
  kinks: [],
  value: (m, z) => m.pow(m.max(z, 0), 2),
  derivative: (m, z) => m.mul(2, m.max(z, 0)),
});

/** max(z, −1): a ReLU shifted along the diagonal, with a mean nearer to 0. */
export const shiftedRelu = defineActivation({
  id: "shiftedRelu",
  label: "Shifted ReLU",
  aliases: [],
  family: "rectifier",
  parameters: {},
  kinks: [{ at: -1, convention: "f′(−1) = 0, the left slope", breaks: "slope" }],
  value: (m, z) => m.max(z, -1),
});

/**
 * Leaky ReLU whose slope is drawn anew for every example between two bounds.
 * In evaluation, and wherever nothing is trained, it has the mean slope (l + u)/2.
 */
export const rrelu = defineActivation({
  id: "rrelu",
  label: "RReLU",
  aliases: ["randomized leaky ReLU", "randomised leaky ReLU"],
  family: "rectifier",
  parameters: {
    lower: { symbol: "l", default: 1 / 8, min: 0, max: 0.9 },
    upper: { symbol: "u", default: 1 / 3, min: 0, max: 0.9 },
  },
  kinks: [{ at: 0, convention: "f′(0) = (l + u)/2, the left slope", breaks: "slope" }],
  value: (m, z, { lower, upper }) => m.where(z, ">", 0, z, m.mul(m.div(m.add(lower, upper), 2), z)),
  drawn: {
    between: ["lower", "upper"],
    value: (m, z, slope) => m.where(z, ">", 0, z, m.mul(slope, z)),
  },
});

/** z where z > θ, else a fixed value v. */
export const threshold = defineActivation({
  id: "threshold",
  label: "Threshold",
  aliases: ["thresholded ReLU", "truncated rectified linear unit"],
  family: "rectifier",
  parameters: {
    theta: { symbol: "θ", default: 1, min: -3, max: 3 },
    value: { symbol: "v", default: 0, min: -3, max: 3 },
  },
  kinks: [
    {
      at: (_m, { theta }) => theta,
      convention: "f(θ) = v, the left value; f′(θ) = 0, the left slope",
      breaks: "value",
    },
  ],
  value: (m, z, { theta, value }) => m.where(z, ">", theta, z, value),
});

/** s·max(z, 0)² + b, with s and b learned; they start where N(0, 1) gives mean 0 and variance 1. */
export const starRelu = defineActivation({
  id: "starRelu",
  label: "StarReLU",
  aliases: [],
  family: "rectifier",
  parameters: {
    scale: { symbol: "s", default: 0.8944, min: 0.1, max: 3, learnable: true },
    bias: { symbol: "b", default: -0.4472, min: -2, max: 2, learnable: true },
  },
  kinks: [],
  value: (m, z, { scale, bias }) => m.add(m.mul(scale, m.pow(m.max(z, 0), 2)), bias),
  derivative: (m, z, { scale }) => m.mul(m.mul(2, scale), m.max(z, 0)),
});

/** The largest of k linear pieces, each with its own weights: a layer kind, not a function of z. */
export const maxout: MaxoutActivation = {
  kind: "maxout",
  id: "maxout",
  label: "Maxout",
  aliases: ["maxout unit"],
  family: "rectifier",
  parameters: { pieces: { symbol: "k", default: 2, min: 2, max: 5, integer: true } },
};
