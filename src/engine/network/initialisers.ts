import { toSymmetric } from "../random/draw.ts";
import { toNormal } from "../random/normal.ts";
import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";

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
  /**
   * One weight from the 32 bits drawn for it. Every scheme rises with the same
   * bits, so that switching the scheme rescales the same network.
   */
  readonly weight: WeightRule;
}

/** Every initialiser by id, in the order of menus. Normals are not truncated. */
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
