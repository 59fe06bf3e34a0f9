import type { About } from "./about.ts";

export const shrinkageAbout = {
  hardShrink: {
    purpose: "Takes what is small for noise and keeps the rest as it is.",
    usedBy: "Denoising by wavelets.",
    reference: {
      authors: "Donoho & Johnstone",
      year: 1994,
      title: "Ideal spatial adaptation by wavelet shrinkage",
      where: "doi:10.1093/biomet/81.3.425",
    },
  },
  softShrink: {
    purpose: "Takes what is small for noise and moves the rest, so that nothing jumps.",
    usedBy: "LISTA and other networks that compute sparse codes.",
    reference: {
      authors: "Donoho & Johnstone",
      year: 1994,
      title: "Ideal spatial adaptation by wavelet shrinkage",
      where: "doi:10.1093/biomet/81.3.425",
    },
  },
  tanhShrink: {
    purpose: "What tanh leaves of its input: almost nothing near 0.",
    usedBy: "Offered by PyTorch and Keras 3; rare in published networks.",
    reference: {
      // No first paper is known.
      authors: "Paszke et al.",
      year: 2019,
      title: "PyTorch: an imperative style, high-performance deep learning library",
      where: "arXiv:1912.01703",
    },
  },
} satisfies Readonly<Record<string, About>>;
