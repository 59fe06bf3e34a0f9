import type { About } from "./about.ts";

export const sigmoidalAbout = {
  sigmoid: {
    purpose: "A step made smooth, so that errors can be propagated back through it.",
    usedBy: "Gates of LSTM and GRU cells, and outputs that answer yes or no.",
    reference: {
      authors: "Rumelhart, Hinton & Williams",
      year: 1986,
      title: "Learning representations by back-propagating errors",
      where: "doi:10.1038/323533a0",
    },
  },
  tanh: {
    purpose:
      "A sigmoid centred on 0 with slope 1 there, so that signals keep their scale and sign.",
    usedBy: "LSTM and GRU cells; the default of TensorFlow Playground.",
    reference: {
      authors: "LeCun, Bottou, Orr & Müller",
      year: 1998,
      title: "Efficient BackProp",
      where: "doi:10.1007/3-540-49430-8_2",
    },
  },
  softsign: {
    purpose: "A cheap tanh whose slope fades polynomially, so that it saturates later.",
    usedBy: "Glorot and Bengio's study of saturation; speaker embeddings of Deep Voice 3.",
    reference: {
      authors: "Bergstra, Desjardins, Lamblin & Bengio",
      year: 2009,
      title: "Quadratic polynomials learn better image features",
      where: "Technical report 1337, DIRO, Université de Montréal",
    },
  },
  arctan: {
    purpose: "A sigmoidal curve with slope 1 at 0 and tails heavier than tanh's.",
    usedBy: "Its derivative stands in for the step's in many spiking networks.",
    reference: {
      authors: "Kamruzzaman & Aziz",
      year: 2002,
      title: "A note on activation function in multilayer feedforward learning",
      where: "doi:10.1109/IJCNN.2002.1005526",
    },
  },
  bipolarSigmoid: {
    purpose: "The logistic sigmoid for answers of −1 and 1 instead of 0 and 1.",
    usedBy: "Small networks in textbooks.",
    reference: {
      authors: "Fausett",
      year: 1994,
      title: "Fundamentals of neural networks: architectures, algorithms, and applications",
      where: "Prentice Hall",
    },
  },
  lecunTanh: {
    purpose: "Scaled so that f(±1) = ±1 and the gain over standardised signals is about 1.",
    usedBy: "LeNet-5, which read handwritten digits.",
    reference: {
      authors: "LeCun, Bottou, Orr & Müller",
      year: 1998,
      title: "Efficient BackProp",
      where: "doi:10.1007/3-540-49430-8_2",
    },
  },
  isru: {
    purpose: "Shaped like tanh, for the price of a square root.",
    usedBy: "Rare in published networks; proposed for recurrent ones.",
    reference: {
      authors: "Carlile, Delamarter, Kinney, Marti & Whitney",
      year: 2017,
      title: "Improving deep learning by inverse square root linear units (ISRLUs)",
      where: "arXiv:1710.09967",
    },
  },
  complementaryLogLog: {
    purpose:
      "An asymmetric sigmoid from survival analysis, for events of which the rare side matters.",
    usedBy: "Regression of rare or censored events; rare in published networks.",
    reference: {
      authors: "Gomes & Ludermir",
      year: 2008,
      title:
        "Complementary log-log and probit: activation functions implemented in artificial neural networks",
      where: "HIS 2008, 939–942",
    },
  },
  probit: {
    purpose:
      "The share of a normal population below z, where the logistic sigmoid takes an exponential's.",
    usedBy: "Probit regression, and the gate inside GELU.",
    reference: {
      authors: "Gomes & Ludermir",
      year: 2008,
      title:
        "Complementary log-log and probit: activation functions implemented in artificial neural networks",
      where: "HIS 2008, 939–942",
    },
  },
  laplace: {
    purpose: "Imitates squared ReLU with bounded values and slopes, for stable attention.",
    usedBy: "The attention of Mega.",
    reference: {
      authors: "Ma et al.",
      year: 2022,
      title: "Mega: moving average equipped gated attention",
      where: "arXiv:2209.10655",
    },
  },
  soboleva: {
    purpose: "A tanh whose two tails have parameters of their own.",
    usedBy: "Found in lists of activation functions more than in networks.",
    reference: {
      // Soboleva's own paper could not be checked; the article gives this formula and these bounds.
      authors: "Wikipedia contributors",
      year: 2024,
      title: "Soboleva modified hyperbolic tangent",
      where: "Wikipedia",
    },
  },
  dyt: {
    purpose: "Squashes what is extreme as layer normalisation does, without averages over a layer.",
    usedBy: "Transformers without normalisation layers.",
    reference: {
      authors: "Zhu, Chen, He, LeCun & Liu",
      year: 2025,
      title: "Transformers without normalization",
      where: "arXiv:2503.10622",
    },
  },
  derf: {
    purpose: "Found by a search among functions that could replace normalisation as DyT does.",
    usedBy: "Transformers without normalisation layers.",
    reference: {
      authors: "Chen, Lu, Zhu, Sun & Liu",
      year: 2025,
      title: "Stronger normalization-free transformers",
      where: "arXiv:2512.10938",
    },
  },
} satisfies Readonly<Record<string, About>>;
