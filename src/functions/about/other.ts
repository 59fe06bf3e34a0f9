import type { About } from "./about.ts";

export const otherAbout = {
  linear: {
    purpose: "No nonlinearity at all: the control that shows what the others are for.",
    usedBy: "Outputs of regression; the bottlenecks of MobileNetV2.",
    reference: {
      authors: "Widrow & Hoff",
      year: 1960,
      title: "Adaptive switching circuits",
      where: "IRE WESCON Convention Record 4, 96–104",
    },
  },
  gaussian: {
    purpose: "Answers to one place only, where sigmoids split the whole plane.",
    usedBy: "Radial basis function networks.",
    reference: {
      authors: "Broomhead & Lowe",
      year: 1988,
      title: "Multivariable functional interpolation and adaptive networks",
      where: "Complex Systems 2, 321–355",
    },
  },
  bentIdentity: {
    purpose: "A straight line bent just enough to be nonlinear; its slope never vanishes.",
    usedBy: "Found in lists of activation functions more than in networks.",
    reference: {
      // No first paper is known; this survey collects the function.
      authors: "Kunc & Kléma",
      year: 2024,
      title:
        "Three decades of activations: a comprehensive survey of 400 activation functions for neural networks",
      where: "arXiv:2402.09092",
    },
  },
  arsinh: {
    purpose: "Tames large values like a logarithm, but of either sign and smooth at 0.",
    usedBy: "Transformed targets of regression, such as incomes that may be negative.",
    reference: {
      // The function as a transformation; no first paper in networks is known.
      authors: "Burbidge, Magee & Robb",
      year: 1988,
      title: "Alternative transformations to handle extreme values of the dependent variable",
      where: "doi:10.1080/01621459.1988.10478575",
    },
  },
} satisfies Readonly<Record<string, About>>;
