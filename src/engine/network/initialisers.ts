import { toSymmetric } from "../random/draw.ts";
import { toNormal } from "../random/normal.ts";

export type InitialiserId =
  | "uniform"
  | "glorotUniform"
  | "glorotNormal"
  | "heUniform"
  | "heNormal"
  | "lecunNormal"
  | "zeros";

/** How many inputs feed a unit, how many units a layer has, and uniform's half-width. */
export interface Fan {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly range: number;
}

export interface Initialiser {
  readonly id: InitialiserId;
  readonly label: string;
  /** For people: the distribution of one weight. */
  readonly formula: string;
  readonly reference: string;
  /** Whether the experiment's `range` matters. */
  readonly readsRange: boolean;
  /**
   * One weight from the 32 bits drawn for it. Every scheme rises with the same
   * bits, so that switching the scheme rescales the same network.
   */
  readonly weight: (bits: number, fan: Fan) => number;
}

/** Every initialiser by id, in the order of menus. Normals are not truncated. */
export const initialiserById: Readonly<Record<InitialiserId, Initialiser>> = {
  uniform: {
    id: "uniform",
    label: "Uniform",
    formula: "U(−a, a), whatever the fan-in",
    reference: "tensorflow/playground, nn.ts",
    readsRange: true,
    weight: (bits, { range }) => range * toSymmetric(bits),
  },
  glorotUniform: {
    id: "glorotUniform",
    label: "Glorot uniform",
    formula: "U(−a, a), a = √(6 / (fan-in + fan-out))",
    reference: "Glorot & Bengio 2010",
    readsRange: false,
    weight: (bits, { fanIn, fanOut }) => Math.sqrt(6 / (fanIn + fanOut)) * toSymmetric(bits),
  },
  glorotNormal: {
    id: "glorotNormal",
    label: "Glorot normal",
    formula: "N(0, 2 / (fan-in + fan-out))",
    reference: "Glorot & Bengio 2010",
    readsRange: false,
    weight: (bits, { fanIn, fanOut }) => Math.sqrt(2 / (fanIn + fanOut)) * toNormal(bits),
  },
  heUniform: {
    id: "heUniform",
    label: "He uniform",
    formula: "U(−a, a), a = √(6 / fan-in)",
    reference: "He et al. 2015",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(6 / fanIn) * toSymmetric(bits),
  },
  heNormal: {
    id: "heNormal",
    label: "He normal",
    formula: "N(0, 2 / fan-in)",
    reference: "He et al. 2015",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(2 / fanIn) * toNormal(bits),
  },
  lecunNormal: {
    id: "lecunNormal",
    label: "LeCun normal",
    formula: "N(0, 1 / fan-in)",
    reference: "LeCun et al. 1998",
    readsRange: false,
    weight: (bits, { fanIn }) => Math.sqrt(1 / fanIn) * toNormal(bits),
  },
  zeros: {
    id: "zeros",
    label: "Zeros",
    formula: "0: every unit of a layer stays like its neighbour",
    reference: "–",
    readsRange: false,
    weight: () => 0,
  },
};

export const initialisers: readonly Initialiser[] = Object.values(initialiserById);
