import type { About } from "./about.ts";

export const exponentialAbout = {
  elu: {
    purpose: "Negative values pull the mean towards 0, and saturate so that noise is ignored.",
    usedBy: "Networks without batch normalisation, such as many walking robots' policies.",
    reference: {
      authors: "Clevert, Unterthiner & Hochreiter",
      year: 2015,
      title: "Fast and accurate deep network learning by exponential linear units (ELUs)",
      where: "arXiv:1511.07289",
    },
  },
  selu: {
    purpose: "Scaled so that mean 0 and variance 1 reproduce themselves from layer to layer.",
    usedBy: "Self-normalising dense networks for tables of data.",
    reference: {
      authors: "Klambauer, Unterthiner, Mayr & Hochreiter",
      year: 2017,
      title: "Self-normalizing neural networks",
      where: "arXiv:1706.02515",
    },
  },
  celu: {
    purpose: "An ELU whose slope stays continuous for every α.",
    usedBy: "Offered by PyTorch, JAX and Keras 3; rare in published networks.",
    reference: {
      authors: "Barron",
      year: 2017,
      title: "Continuously differentiable exponential linear units",
      where: "arXiv:1704.07483",
    },
  },
  softplus: {
    purpose: "A smooth ReLU, positive and convex everywhere.",
    usedBy: "Outputs that must be positive, such as a predicted variance.",
    reference: {
      authors: "Dugas, Bengio, Bélisle, Nadeau & Garcia",
      year: 2001,
      title: "Incorporating second-order functional knowledge for better option pricing",
      where: "NIPS 2000",
    },
  },
  logSigmoid: {
    purpose: "The logarithm of a probability, without ever taking the logarithm of a 0.",
    usedBy: "Losses that compare two scores, such as word2vec's with negative samples.",
    reference: {
      // No first paper is known.
      authors: "Paszke et al.",
      year: 2019,
      title: "PyTorch: an imperative style, high-performance deep learning library",
      where: "arXiv:1912.01703",
    },
  },
  exponential: {
    purpose: "Makes any number positive, as the inverse of a logarithm.",
    usedBy: "Outputs that are rates or counts, as in Poisson regression.",
    reference: {
      authors: "Nelder & Wedderburn",
      year: 1972,
      title: "Generalized linear models",
      where: "doi:10.2307/2344614",
    },
  },
  squareplus: {
    purpose: "A smooth ReLU from a square root, cheaper than softplus.",
    usedBy: "Offered by JAX and Keras 3; rare in published networks.",
    reference: {
      authors: "Barron",
      year: 2021,
      title: "Squareplus: a softplus-like algebraic rectifier",
      where: "arXiv:2112.11687",
    },
  },
  sparsePlus: {
    purpose: "A softplus that is exactly 0 on the left and exactly z on the right.",
    usedBy: "Offered by JAX and Keras 3; rare in published networks.",
    reference: {
      authors: "Blondel, Martins & Niculae",
      year: 2019,
      title: "Learning with Fenchel–Young losses",
      where: "arXiv:1901.02324",
    },
  },
  softExponential: {
    purpose: "Goes from the identity to an exponential as one parameter grows.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Godfrey & Gashler",
      year: 2016,
      title:
        "A continuum among logarithmic, linear, and exponential functions, and its potential to improve generalization in neural networks",
      where: "arXiv:1602.01321",
    },
  },
  isrlu: {
    purpose: "Shaped like an ELU, smoother at 0 and without an exponential.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Carlile, Delamarter, Kinney, Marti & Whitney",
      year: 2017,
      title: "Improving deep learning by inverse square root linear units (ISRLUs)",
      where: "arXiv:1710.09967",
    },
  },
} satisfies Readonly<Record<string, About>>;
