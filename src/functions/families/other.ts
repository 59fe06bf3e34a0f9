import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/** f(z) = z. A network of these is one linear map, however deep. */
export const linear = defineActivation({
  id: "linear",
  label: "Linear",
  family: "other",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Widrow & Hoff",
    year: 1960,
    title: "Adaptive switching circuits",
    where: "IRE WESCON Convention Record 4, 96–104",
  },
  purpose: "No nonlinearity at all: the control that shows what the others are for.",
  alsoCalled: ["identity"],
  aliases: ["lin"],
  usedBy: "Outputs of regression; the bottlenecks of MobileNetV2.",
  value: (_m, z) => z,
});

/** sin z: periodic, never saturated for long. */
export const sine = defineActivation({
  id: "sine",
  label: "Sine",
  family: "other",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Sitzmann, Martel, Bergman, Lindell & Wetzstein",
    year: 2020,
    title: "Implicit neural representations with periodic activation functions",
    where: "arXiv:2006.09661",
  },
  purpose: "Represents waves and fine detail, in exchange for a rugged loss.",
  usedBy: "SIREN, networks that represent pictures and shapes.",
  value: (m, z) => m.sin(z),
});

/** e^(−z²): a bump, large only near 0. */
export const gaussian = defineActivation({
  id: "gaussian",
  label: "Gaussian",
  family: "other",
  parameters: {},
  kinks: [],
  reference: {
    authors: "Broomhead & Lowe",
    year: 1988,
    title: "Multivariable functional interpolation and adaptive networks",
    where: "Complex Systems 2, 321–355",
  },
  purpose: "Answers to one place only, where sigmoids split the whole plane.",
  alsoCalled: ["Gaussian radial basis function"],
  usedBy: "Radial basis function networks.",
  value: (m, z) => m.exp(m.neg(m.pow(z, 2))),
});

/** √(z² + 1), which is never above |z| + 1 and all but that where z² leaves the range of numbers. */
const bend = (m: Algebra, z: Expression) =>
  m.min(m.sqrt(m.add(m.pow(z, 2), 1)), m.add(m.abs(z), 1));

/** (√(z² + 1) − 1)/2 + z: slope ½ far left, 1½ far right. */
export const bentIdentity = defineActivation({
  id: "bentIdentity",
  label: "Bent identity",
  family: "other",
  parameters: {},
  kinks: [],
  reference: {
    // No first paper is known; this survey collects the function.
    authors: "Kunc & Kléma",
    year: 2024,
    title:
      "Three decades of activations: a comprehensive survey of 400 activation functions for neural networks",
    where: "arXiv:2402.09092",
  },
  purpose: "A straight line bent just enough to be nonlinear; its slope never vanishes.",
  usedBy: "Found in lists of activation functions more than in networks.",
  value: (m, z) => m.add(m.div(m.sub(bend(m, z), 1), 2), z),
  derivative: (m, z) => m.add(m.mul(0.5, m.div(z, bend(m, z))), 1),
});
