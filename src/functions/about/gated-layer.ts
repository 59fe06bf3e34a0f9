import type { About, Reference } from "./about.ts";

const shazeer: Reference = {
  authors: "Shazeer",
  year: 2020,
  title: "GLU variants improve Transformer",
  where: "arXiv:2002.05202",
};

export const gatedLayerAbout: Readonly<Record<string, About>> = {
  glu: {
    purpose:
      "Lets one linear map of the inputs through as far as a second one says, for twice the weights.",
    usedBy: "The convolutional language models in which it was introduced.",
    reference: {
      authors: "Dauphin, Fan, Auli & Grangier",
      year: 2017,
      title: "Language modeling with gated convolutional networks",
      where: "arXiv:1612.08083",
    },
  },
  bilinear: {
    purpose: "Multiplies two linear maps: products of inputs without any function.",
    usedBy: "The comparisons of gated layers in Transformers.",
    reference: shazeer,
  },
  reglu: {
    purpose: "A gated layer whose gate is a ReLU: shut on one side of a line, linear on the other.",
    usedBy: "The comparisons of gated layers in Transformers.",
    reference: shazeer,
  },
  geglu: {
    purpose: "A gated layer whose gate is a GELU.",
    usedBy: "T5 version 1.1 and Gemma.",
    reference: shazeer,
  },
  swiglu: {
    purpose: "A gated layer whose gate is a Swish.",
    usedBy: "PaLM and Llama.",
    reference: shazeer,
  },
};
