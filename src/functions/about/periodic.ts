import type { About } from "./about.ts";

export const periodicAbout = {
  sine: {
    purpose: "Represents waves and fine detail, in exchange for a rugged loss.",
    usedBy: "SIREN, networks that represent pictures and shapes.",
    reference: {
      authors: "Sitzmann, Martel, Bergman, Lindell & Wetzstein",
      year: 2020,
      title: "Implicit neural representations with periodic activation functions",
      where: "arXiv:2006.09661",
    },
  },
  snake: {
    purpose: "Adds waves to a line, so that networks carry periods on beyond their data.",
    usedBy: "BigVGAN and other networks that make sound.",
    reference: {
      authors: "Ziyin, Hartwig & Ueda",
      year: 2020,
      title: "Neural networks fail to learn periodic functions and how to fix it",
      where: "arXiv:2006.08195",
    },
  },
  growingCosine: {
    purpose: "Oscillates, so that a single unit can learn XOR.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Noel, Arunkumar, Trivedi & Dutta",
      year: 2021,
      title:
        "Growing cosine unit: a novel oscillatory activation function that can speedup training and reduce parameters in convolutional neural networks",
      where: "arXiv:2108.12943",
    },
  },
  sinc: {
    purpose: "The pulse from which sampled signals are rebuilt: one peak, and ripples that fade.",
    usedBy: "Interpolation of signals; rare in published networks.",
    reference: {
      // The function's role in signals; no first paper in networks is known.
      authors: "Shannon",
      year: 1949,
      title: "Communication in the presence of noise",
      where: "doi:10.1109/JRPROC.1949.232969",
    },
  },
} satisfies Readonly<Record<string, About>>;
