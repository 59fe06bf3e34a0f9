import type { About } from "./about.ts";

export const gatedAbout = {
  gelu: {
    purpose:
      "Weighs an input by how large it is among normal ones, instead of gating it by its sign.",
    usedBy: "BERT, RoBERTa and Vision Transformers.",
    reference: {
      authors: "Hendrycks & Gimpel",
      year: 2016,
      title: "Gaussian error linear units (GELUs)",
      where: "arXiv:1606.08415",
    },
  },
  geluTanh: {
    purpose: "GELU as many models compute it, with tanh in place of the error function.",
    usedBy: "GPT-2 and later versions of Google's code of BERT.",
    reference: {
      authors: "Hendrycks & Gimpel",
      year: 2016,
      title: "Gaussian error linear units (GELUs)",
      where: "arXiv:1606.08415",
    },
  },
  swish: {
    purpose:
      "Named SiLU in 2016, found again by search: a smooth ReLU that dips below 0 before it fades.",
    usedBy: "EfficientNet and later releases of YOLOv5; as a gate (SwiGLU) in LLaMA.",
    reference: {
      authors: "Ramachandran, Zoph & Le",
      year: 2017,
      title: "Searching for activation functions",
      where: "arXiv:1710.05941",
    },
  },
  hardSwish: {
    purpose: "Swish without an exponential, for phones.",
    usedBy: "MobileNetV3.",
    reference: {
      authors: "Howard et al.",
      year: 2019,
      title: "Searching for MobileNetV3",
      where: "arXiv:1905.02244",
    },
  },
  quickGelu: {
    purpose: "GELU for the price of one sigmoid, up to a fiftieth away from it.",
    usedBy: "CLIP's encoders of text and pictures.",
    reference: {
      authors: "Hendrycks & Gimpel",
      year: 2016,
      title: "Gaussian error linear units (GELUs)",
      where: "arXiv:1606.08415",
    },
  },
  clippedGelu: {
    purpose: "Keeps GELU's values in a range that eight-bit integers can hold.",
    usedBy: "BERT in eight-bit integers.",
    reference: {
      authors: "Wu, Judd, Zhang, Isaev & Micikevicius",
      year: 2020,
      title:
        "Integer quantization for deep learning inference: principles and empirical evaluation",
      where: "arXiv:2004.09602",
    },
  },
  eSwish: {
    purpose: "Swish with a slope above 1, to suit networks of different depths.",
    usedBy: "Rare in published networks.",
    reference: {
      authors: "Alcaide",
      year: 2018,
      title: "E-swish: adjusting activations to different network depths",
      where: "arXiv:1801.07145",
    },
  },
} satisfies Readonly<Record<string, About>>;
