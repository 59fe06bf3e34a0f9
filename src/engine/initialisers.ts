import { activationOf, armParameters } from "./arm.ts";
import type {
  ArmSpec,
  Experiment,
  ExplicitParameters,
  InitialiserId,
} from "./experiment/experiment.ts";
import { featureById } from "./features.ts";
import { misfitOf } from "./given-parameters.ts";
import { learnableParameters, type NetworkShape } from "./network-shape.ts";
import { draw, toSymmetric } from "./random/draw.ts";
import { toNormal } from "./random/normal.ts";

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

/** The output layer's key in the draws: the same however many hidden layers come before it. */
const outputKey = 0xffff;

/**
 * The parameters that an arm starts from, as `FlatParameters` says, float32.
 * A weight is drawn by (layer, unit, input, piece), so arms of other widths,
 * depths or kinds share all weights that they have in common; maxout's piece 0
 * is what an elementwise arm gets. First-layer inputs are keyed by their
 * feature, so that adding a feature leaves the others' weights alone.
 */
export function initialise(
  experiment: Experiment,
  shape: NetworkShape,
  arm: ArmSpec,
  seed: number = experiment.seed,
): Float32Array {
  const { initialisation, network } = experiment;
  const { weight } = initialiserById[initialisation.scheme];
  const values = new Float32Array(shape.parameterCount);
  for (const [index, layer] of shape.layers.entries()) {
    const isOutput = index === shape.hiddenLayerCount;
    const layerKey = isOutput ? outputKey : index;
    const inputKey = (input: number): number => {
      const feature = network.features[input];
      return index === 0 && feature !== undefined ? featureById[feature].drawKey : input;
    };
    const fan = { fanIn: layer.inputs, fanOut: layer.units, range: initialisation.range };
    for (let row = 0; row < layer.rows; row++) {
      const unit = Math.floor(row / layer.pieces);
      const piece = row % layer.pieces;
      for (let input = 0; input < layer.inputs; input++) {
        const bits = draw(seed, "weight", layerKey, unit, inputKey(input), piece);
        values[layer.weightOffset + row * layer.inputs + input] = weight(bits, fan);
      }
    }
    const bias = isOutput ? initialisation.outputBias : initialisation.hiddenBias;
    values.fill(bias, layer.biasOffset, layer.biasOffset + layer.rows);
  }
  setLearnables(values, shape, arm, armParameters(arm));
  setExplicit(values, shape, arm, initialisation.explicit);
  return values;
}

/** One value for all hidden layers, or one for each. */
function setLearnables(
  values: Float32Array,
  shape: NetworkShape,
  arm: ArmSpec,
  start: Readonly<Record<string, number | readonly number[]>>,
): void {
  const names = learnableParameters(activationOf(arm));
  for (let layer = 0; layer < shape.hiddenLayerCount; layer++) {
    for (const [place, name] of names.entries()) {
      const given = start[name];
      const value = typeof given === "object" ? given[layer] : given;
      values[shape.learnableOffset + layer * names.length + place] = value as number;
    }
  }
}

/** Parameters given by value replace all draws of an arm that they fit; any other arm keeps its own. */
function setExplicit(
  values: Float32Array,
  shape: NetworkShape,
  arm: ArmSpec,
  explicit: ExplicitParameters | null,
): void {
  if (explicit === null || misfitOf(explicit, arm, shape) !== null) return;
  for (const [index, layer] of shape.layers.entries()) {
    values.set((explicit.weights[index] ?? []).flat(), layer.weightOffset);
    values.set(explicit.biases[index] ?? [], layer.biasOffset);
  }
  if (explicit.learned) setLearnables(values, shape, arm, explicit.learned);
}
