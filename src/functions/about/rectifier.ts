import type { About } from "./about.ts";

export const rectifierAbout = {
  relu: {
    purpose: "Keeps the gradient whole wherever a unit is on, and costs almost nothing.",
    usedBy: "AlexNet, VGG, ResNet and the first Transformer.",
    reference: {
      authors: "Nair & Hinton",
      year: 2010,
      title: "Rectified linear units improve restricted Boltzmann machines",
      where: "ICML 2010",
    },
  },
  leakyRelu: {
    purpose:
      "A ReLU that lets a little gradient through when it is off, so that it may wake again.",
    usedBy: "YOLO's early versions and the discriminators of DCGAN.",
    reference: {
      authors: "Maas, Hannun & Ng",
      year: 2013,
      title: "Rectifier nonlinearities improve neural network acoustic models",
      where: "ICML 2013 Workshop on Deep Learning for Audio, Speech and Language Processing",
    },
  },
  prelu: {
    purpose: "Lets training choose how much of the negative side to keep.",
    usedBy: "He et al.'s ImageNet network of 2015; the generator of SRGAN.",
    reference: {
      authors: "He, Zhang, Ren & Sun",
      year: 2015,
      title:
        "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification",
      where: "arXiv:1502.01852",
    },
  },
  relu6: {
    purpose: "A ReLU that cannot grow without bound, which suits low-precision arithmetic.",
    usedBy: "MobileNetV2, and Google's code of MobileNetV1.",
    reference: {
      authors: "Krizhevsky",
      year: 2010,
      title: "Convolutional deep belief networks on CIFAR-10",
      where: "Unpublished manuscript, University of Toronto",
    },
  },
  squaredRelu: {
    purpose: "Found by search to train language models faster; its slope grows with z.",
    usedBy: "Primer, and Nemotron-4.",
    reference: {
      authors: "So et al.",
      year: 2021,
      title: "Primer: searching for efficient transformers for language modeling",
      where: "arXiv:2109.08668",
    },
  },
  maxout: {
    purpose: "Learns its own convex, piecewise linear shape, for k times the weights.",
    usedBy: "Goodfellow et al.'s networks for CIFAR-10 and street numbers of 2013.",
    reference: {
      authors: "Goodfellow, Warde-Farley, Mirza, Courville & Bengio",
      year: 2013,
      title: "Maxout networks",
      where: "arXiv:1302.4389",
    },
  },
  shiftedRelu: {
    purpose: "Lets through what lies just below 0, which brings the mean nearer to 0.",
    usedBy: "The comparisons of the ELU paper.",
    reference: {
      authors: "Clevert, Unterthiner & Hochreiter",
      year: 2015,
      title: "Fast and accurate deep network learning by exponential linear units (ELUs)",
      where: "arXiv:1511.07289",
    },
  },
  rrelu: {
    purpose:
      "Draws the negative slope at random while it trains, to fight overfitting; afterwards it takes the mean.",
    usedBy: "First used in Kaggle's National Data Science Bowl.",
    reference: {
      authors: "Xu, Wang, Chen & Li",
      year: 2015,
      title: "Empirical evaluation of rectified activations in convolutional network",
      where: "arXiv:1505.00853",
    },
  },
  threshold: {
    purpose: "A ReLU that ignores inputs up to a threshold but keeps the rest unshifted.",
    usedBy: "Autoencoders without biases.",
    reference: {
      authors: "Konda, Memisevic & Krueger",
      year: 2014,
      title: "Zero-bias autoencoders and the benefits of co-adapting features",
      where: "arXiv:1402.3337",
    },
  },
  starRelu: {
    purpose: "Squared ReLU with mean 0 and variance 1 under normal inputs, cheaper than GELU.",
    usedBy: "ConvFormer and CAFormer.",
    reference: {
      authors: "Yu et al.",
      year: 2022,
      title: "MetaFormer baselines for vision",
      where: "arXiv:2210.13452",
    },
  },
} satisfies Readonly<Record<string, About>>;
