import type { About } from "./about.ts";

export const learnedAbout = {
  srelu: {
    purpose: "Learns three straight pieces, convex or not.",
    usedBy: "Jin et al.'s networks for CIFAR and ImageNet of 2015.",
    reference: {
      authors: "Jin, Xu, Feng, Wei, Xiong & Yan",
      year: 2015,
      title: "Deep learning with S-shaped rectified linear activation units",
      where: "arXiv:1512.07030",
    },
  },
  apl: {
    purpose: "Learns a piecewise linear shape from hinges.",
    usedBy: "Agostinelli et al.'s networks for CIFAR of 2014.",
    reference: {
      authors: "Agostinelli, Hoffman, Sadowski & Baldi",
      year: 2014,
      title: "Learning activation functions to improve deep neural networks",
      where: "arXiv:1412.6830",
    },
  },
  pelu: {
    purpose: "An ELU whose height, slope and bend are learned, smooth for all of them.",
    usedBy: "Trottier et al.'s networks for CIFAR and ImageNet of 2016.",
    reference: {
      authors: "Trottier, Giguère & Chaib-draa",
      year: 2016,
      title: "Parametric exponential linear unit for deep convolutional neural networks",
      where: "arXiv:1605.09332",
    },
  },
  xielu: {
    purpose:
      "Designed from its slope, which grows like an ELU: squared ReLU extended to negative inputs.",
    usedBy: "Apertus, a family of open language models.",
    reference: {
      authors: "Huang & Schlag",
      year: 2024,
      title: "Deriving activation functions using integration",
      where: "arXiv:2411.13010",
    },
  },
  polyRelu: {
    purpose: "Lets one layer combine powers of its inputs, for language models.",
    usedBy: "Zhuo et al.'s language models of 2024.",
    reference: {
      authors: "Zhuo et al.",
      year: 2024,
      title: "Polynomial composition activations: unleashing the dynamics of large language models",
      where: "arXiv:2411.03884",
    },
  },
  rational: {
    purpose: "A quotient of polynomials can come close to almost any curve with few parameters.",
    usedBy: "Boullé et al.'s networks; Padé activation units are its kin.",
    reference: {
      authors: "Boullé, Nakatsukasa & Townsend",
      year: 2020,
      title: "Rational neural networks",
      where: "arXiv:2004.01902",
    },
  },
  spline: {
    purpose: "Learns the curve itself, as its heights at fixed points.",
    usedBy: "Deep spline networks; Kolmogorov–Arnold networks learn curves alike.",
    reference: {
      authors: "Bohra, Campos, Gupta, Aziznejad & Unser",
      year: 2020,
      title: "Learning activation functions in deep (spline) neural networks",
      where: "IEEE Open Journal of Signal Processing 1, 295–309",
    },
  },
  repsu: {
    purpose: "Learns how strongly to shrink or stretch what lies above a threshold.",
    usedBy: "Atto et al.'s networks for textures and digits of 2021.",
    reference: {
      authors: "Atto, Galichet, Pastor & Méger",
      year: 2021,
      title:
        "Parametric rectified power sigmoid units: learning nonlinear neural transfer analytical forms",
      where: "arXiv:2101.09948",
    },
  },
} satisfies Readonly<Record<string, About>>;
