import type { About } from "./about.ts";

export const selfGatedAbout = {
  mish: {
    purpose: "Close to Swish with a deeper dip, proposed to make vision models more accurate.",
    usedBy: "YOLOv4's backbone.",
    reference: {
      authors: "Misra",
      year: 2019,
      title: "Mish: a self regularized non-monotonic activation function",
      where: "arXiv:1908.08681",
    },
  },
  elish: {
    purpose:
      "Joins Swish on the right to a gated ELU on the left; found by an evolutionary search.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Basirat & Roth",
      year: 2018,
      title: "The quest for the golden activation function",
      where: "arXiv:1808.00783",
    },
  },
  hardElish: {
    purpose: "ELiSH with the cheap gate of a hard sigmoid.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Basirat & Roth",
      year: 2018,
      title: "The quest for the golden activation function",
      where: "arXiv:1808.00783",
    },
  },
  serf: {
    purpose: "Mish with the error function, said to help deep networks more.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Nag & Bhattacharyya",
      year: 2021,
      title:
        "SERF: towards better training of deep neural networks using log-softplus error activation function",
      where: "arXiv:2108.09598",
    },
  },
  logish: {
    purpose: "Dampens Swish by a logarithm and keeps its dip below 0.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Zhu, Zeng, Liu & Zhang",
      year: 2021,
      title:
        "Logish: a new nonlinear nonmonotonic activation function for convolutional neural network",
      where: "doi:10.1016/j.neucom.2021.06.067",
    },
  },
  smish: {
    purpose: "Puts a tanh around Logish's gate, as Mish does around softplus.",
    usedBy: "TEED, a small detector of edges.",
    reference: {
      authors: "Wang, Ren & Wang",
      year: 2022,
      title: "Smish: a novel activation function for deep learning methods",
      where: "Electronics 11(4), 540",
    },
  },
  tanhExp: {
    purpose: "Closer to ReLU than Mish: its gate opens as fast as e^z grows.",
    usedBy: "Proposed for lightweight networks, and again, as TeLU, for deep ones.",
    reference: {
      authors: "Liu & Di",
      year: 2020,
      title:
        "TanhExp: a smooth activation function with high convergence speed for lightweight neural networks",
      where: "arXiv:2003.09855",
    },
  },
  lisht: {
    purpose: "Turns tanh into an even function whose large inputs keep a slope.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Roy, Manna, Dubey & Chaudhuri",
      year: 2019,
      title:
        "LiSHT: non-parametric linearly scaled hyperbolic tangent activation function for neural networks",
      where: "arXiv:1901.05894",
    },
  },
  phish: {
    purpose: "Puts a GELU inside the tanh of a gate.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Naveen",
      year: 2022,
      title: "Phish: a novel hyper-optimizable activation function",
      where: "TechRxiv 17283824",
    },
  },
  golu: {
    purpose: "An asymmetric gate that lets less of the negative side through, to reduce variance.",
    usedBy: "Proposed for vision, language and diffusion models.",
    reference: {
      authors: "Das, Safari, Adriaensen & Hutter",
      year: 2025,
      title: "Gompertz linear units: leveraging asymmetry for enhanced learning dynamics",
      where: "arXiv:2502.03654",
    },
  },
} satisfies Readonly<Record<string, About>>;
