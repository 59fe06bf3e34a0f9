import type { About } from "./about.ts";

export const piecewiseSigmoidalAbout = {
  hardSigmoid: {
    purpose: "A sigmoid in three straight pieces: no exponential to compute.",
    usedBy: "Gates of LSTM and GRU cells by default in Keras before 2.3.",
    reference: {
      // No first paper is known; Theano's hard_sigmoid is this formula, and early Keras called it.
      authors: "Theano Development Team",
      year: 2016,
      title: "Theano: a Python framework for fast computation of mathematical expressions",
      where: "arXiv:1605.02688",
    },
  },
  hardSigmoidRelu6: {
    purpose: "The same idea built from ReLU6, which phones compute well; flatter in the middle.",
    usedBy: "MobileNetV3's squeeze-and-excitation blocks; Keras 3 and PyTorch.",
    reference: {
      authors: "Howard et al.",
      year: 2019,
      title: "Searching for MobileNetV3",
      where: "arXiv:1905.02244",
    },
  },
  hardTanh: {
    purpose: "A tanh in three straight pieces: no exponential to compute.",
    usedBy: "Binarised networks, where its slope stands in for that of the sign.",
    reference: {
      authors: "Collobert",
      year: 2004,
      title: "Large scale machine learning",
      where: "PhD thesis, Université Paris VI",
    },
  },
  sparseSigmoid: {
    purpose: "A sigmoid that reaches 0 and 1, so that probabilities can be certain.",
    usedBy: "Offered by JAX and Keras 3; rare in published networks.",
    reference: {
      authors: "Blondel, Martins & Niculae",
      year: 2019,
      title: "Learning with Fenchel–Young losses",
      where: "arXiv:1901.02324",
    },
  },
  sqnl: {
    purpose: "A tanh of two parabolas, for hardware without an exponential.",
    usedBy: "Small networks on microcontrollers and programmable chips.",
    reference: {
      authors: "Wuraola & Patel",
      year: 2018,
      title: "SQNL: a new computationally efficient activation function",
      where: "doi:10.1109/IJCNN.2018.8489043",
    },
  },
} satisfies Readonly<Record<string, About>>;
