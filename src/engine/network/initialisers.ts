import { toSymmetric, toUnit } from "../random/draw.ts";
import { inverseNormal, toNormal } from "../random/normal.ts";
import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";
import { orthonormalise } from "./orthonormalise.ts";

/** How many inputs feed a unit, how many units a layer has, and what some schemes read besides. */
export interface Fan {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly range: number;
  /** The factor that keeps the variance of what feeds the layer: 1 for inputs. */
  readonly gain: number;
  /** Draws as the function's paper does. */
  readonly recommended: WeightRule;
}

/** One weight from the 32 bits drawn for it. */
export type WeightRule = (bits: number, fan: Fan) => number;

export interface Initialiser {
  readonly label: string;
  /** For people: the distribution of one weight. */
  readonly formula: string;
  readonly reference: string;
  /** Whether the experiment's `range` matters. */
  readonly readsRange: boolean;
  /** Whether what the activation does to the variance matters. */
  readonly readsGain?: true;
  /** Changes the weights [unit][input] of one linear map of a layer, in place, once all are drawn. */
  readonly arrange?: (weights: Float64Array, units: number, inputs: number) => void;
  /**
   * One weight from the 32 bits drawn for it. Every scheme rises with the same
   * bits, so that switching the scheme rescales the same network.
   */
  readonly weight: WeightRule;
}

/** Φ(2) − Φ(−2), and the deviation that N(0, 1) has when it is cut off there. */
const within = {
  share: 0.9544997361036416,
  from: 0.022750131948179195,
  deviation: 0.8796256610342398,
};

/** Variance 1, nothing beyond 2 / 0.8796; grows with the bits. */
const toTruncatedNormal = (bits: number): number =>
  inverseNormal(within.from + within.share * toUnit(bits)) / within.deviation;

/** Every initialiser by id, in the order of menus. Normals are truncated only where they say so. */
export const initialiserById = registryOf<Initialiser>()({
  uniform: {
    label: "Uniform",
    formula: "U(−a, a), whatever the fan-in",
    reference: "tensorflow/playground, nn.ts",
    readsRange: true,
    weight: (bits, { range }) => range * toSymmetric(bits),
  },
  glorotUniform: {
    label: "Glorot uniform",
    formula: "U(−a, a), a = √(6 / (fan-in + fan-out))",
    reference: "Glorot & Bengio 2010",
    readsRange: false,
    weight: (bits, { fanIn, fanOut }) => Math.sqrt(6 / (fanIn + fanOut)) * toSymmetric(bits),
  },
  glorotNormal: {
    label: "Glorot normal",
    formula: "N(0, 2 / (fan-in + fan-out))",
    reference: "Glorot & Bengio 2010",
    readsRange: false,
    weight: (bits, { fanIn, fanOut }) => Math.sqrt(2 / (fanIn + fanOut)) * toNormal(bits),
  },
  heUniform: {
    label: "He uniform",
    formula: "U(−a, a), a = √(6 / fan-in)",
    reference: "He et al. 2015",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(6 / fanIn) * toSymmetric(bits),
  },
  heNormal: {
    label: "He normal",
    formula: "N(0, 2 / fan-in)",
    reference: "He et al. 2015",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(2 / fanIn) * toNormal(bits),
  },
  lecunNormal: {
    label: "LeCun normal",
    formula: "N(0, 1 / fan-in)",
    reference: "LeCun et al. 1998",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(1 / fanIn) * toNormal(bits),
  },
  fairGain: {
    label: "Fair by gain",
    formula: "N(0, g² / fan-in), g = 1 / √E[f(Z)²] of what feeds the layer, 1 for inputs",
    reference: "He et al. 2015, for any function",
    readsRange: false,
    readsGain: true,
    weight: (bits, { fanIn, gain }) => gain * Math.sqrt(1 / fanIn) * toNormal(bits),
  },
  textbook: {
    label: "Each function's own",
    formula: "He for rectifiers, Glorot for sigmoid and tanh, LeCun for SELU; else fair by gain",
    reference: "the functions' papers: `recommended-start.ts`",
    readsRange: false,
    readsGain: true,
    weight: (bits, fan) => fan.recommended(bits, fan),
  },
  truncatedNormal: {
    label: "Truncated normal",
    formula: "N(0, 1 / fan-in) without what lies beyond two deviations, widened to that variance",
    reference: "Keras and JAX, VarianceScaling",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(1 / fanIn) * toTruncatedNormal(bits),
  },
  orthogonal: {
    label: "Orthogonal",
    formula: "rows, or columns where there are fewer, of length 1 and at right angles",
    reference: "Saxe, McClelland & Ganguli 2014, arXiv:1312.6120",
    readsRange: false,
    weight: (bits) => toNormal(bits),
    arrange: orthonormalise,
  },
  zeros: {
    label: "Zeros",
    formula: "0: every unit of a layer stays like its neighbour",
    reference: "–",
    readsRange: false,
    weight: () => 0,
  },
});

export type InitialiserId = keyof typeof initialiserById;

export const initialisers: readonly Registered<InitialiserId, Initialiser>[] =
  entriesOf(initialiserById);
