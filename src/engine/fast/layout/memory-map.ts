import type { LayerShape } from "../../network/network-shape.ts";
import type { TrainingPurpose } from "../../random/draw.ts";
import { drawnPurposes, hiddenOf, isBranched, isDrawn, type KernelSpec } from "./kernel-spec.ts";
import { examplesPerVector, type LaneMode, parameterBytes, vectorBytes } from "./lanes.ts";

/** Rates and constants of the optimiser, one vector each, in this order. */
export const hyperparameters = [
  "learningRate",
  "regularisationRate",
  "momentum",
  "squareDecay",
  "meanDecay",
  "epsilon",
  /** Adam's running powers β₁ᵗ and β₂ᵗ. */
  "meanPower",
  "squarePower",
] as const;

export type Hyperparameter = (typeof hyperparameters)[number];

/** Vectors that one call of `evaluate` or `predict` passes through the network at a time. */
export const evaluationVectors = (mode: LaneMode): number => (mode === "samples" ? 9 : 12);

/** Bytes of one block of examples: features, then targets, then weights; each [row][vector]. */
const blockBytes = (spec: KernelSpec, vectors: number): number =>
  (spec.shape.inputs + spec.shape.outputs + 1) * vectors * vectorBytes;

/** Addresses of one hidden layer's buffers, all [row or unit][vector]. */
export interface HiddenBuffers {
  /** f(z) of each unit. */
  readonly activations: number;
  /** z of each row, where a unit has several and its value is not computed in place. */
  readonly preActivations: number;
  /** f′(z) of each row after the forward pass, ∂L/∂z after the backward pass. */
  readonly deltas: number;
  /** ∂f/∂parameter of each unit, one buffer per learned parameter. */
  readonly partials: readonly number[];
  /** ∂L/∂a of each unit, where layers branch. */
  readonly upstream: number;
  /** Where layers are normalised: z of each row, then x̂. */
  readonly normalised: number;
  /** 1 / √(v + ε): of each row, as parameters lie, or of each vector of examples. */
  readonly inverses: number;
  /** Dropout's factor of each unit. */
  readonly factors: number;
  /** The number that shapes each unit's function, where training draws one. */
  readonly drawn: number;
}

/** Where everything lies in a kernel's memory; all addresses in bytes. */
export interface MemoryMap {
  readonly trainVectors: number;
  readonly evaluationVectors: number;
  readonly hyperparameters: number;
  /** Loss sums, then counts of right classifications: four vectors each. */
  readonly results: number;
  readonly parameters: number;
  readonly gradients: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  /** 1 for weights, 0 for all that is not regularised. */
  readonly decayMask: number;
  /** Vectors in each of the five arrays above. */
  readonly parameterVectors: number;
  /** Position in those arrays of each layer's first weight; its biases follow its weights. */
  readonly layerSlots: readonly number[];
  /** Position of the learned activation parameters [hidden layer][parameter]. */
  readonly learnableSlot: number;
  /** Positions of what each hidden layer's normalisation keeps for its rows; empty for none. */
  readonly normalisedSlots: readonly NormalisedSlots[];
  readonly hidden: readonly HiddenBuffers[];
  readonly outputs: number;
  readonly outputDeltas: number;
  /** ∂L/∂a of one layer, where it cannot go straight into the deltas. */
  readonly upstream: number;
  /** c of clipping, one vector; only where there is clipping. */
  readonly clipLimit: number;
  /** What the pass over the training set that gives batch normalisation's statistics needs. */
  readonly statistics: StatisticsBuffers;
  /** What each purpose's draws in training go on from. */
  readonly draws: Readonly<Partial<Record<TrainingPurpose, DrawBuffers>>>;
  /** The row of example numbers in a training block, where training draws. */
  readonly exampleOffset: number;
  readonly trainBlockBytes: number;
  readonly evaluationBlockBytes: number;
  /** First byte free for blocks of examples. */
  readonly end: number;
}

/** Positions in the parameter arrays, each at a whole vector. */
export interface NormalisedSlots {
  readonly gains: number;
  readonly shifts: number;
  readonly means: number;
  readonly variances: number;
}

export interface DrawBuffers {
  /** Of the whole epoch, one vector. */
  readonly epoch: number;
  /** Of each hidden layer and example of a mini-batch [layer][vector]. */
  readonly states: number;
}

export interface StatisticsBuffers {
  /** Examples of the training set, one vector. */
  readonly count: number;
  /** Partial sums [row][part]. */
  readonly sums: number;
  /** Bytes that a block of examples takes: two layers' units and one layer's rows. */
  readonly blockBytes: number;
  readonly unitBytes: number;
}

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

export function memoryMap(spec: KernelSpec): MemoryMap {
  const { lanes, shape, batchSize } = spec;
  const trainVectors = Math.ceil(batchSize / examplesPerVector(lanes));
  const chunkVectors = evaluationVectors(lanes);
  const rowVectors = Math.max(trainVectors, chunkVectors);

  let next = 64;
  const take = (bytes: number): number => {
    const start = next;
    next += roundUp(bytes, 64);
    return start;
  };

  // Each layer starts at a whole vector, so that gradients leave four at a time.
  const layerSlots: number[] = [];
  let slots = 0;
  for (const layer of shape.layers) {
    layerSlots.push(slots);
    slots += roundUp(layer.rows * (layer.inputs + 1), 4);
  }
  const learnableSlot = slots;
  slots = roundUp(slots + shape.learnableCount, 4);
  const normalisedSlots = shape.layers.flatMap(({ rows, normalisation }) => {
    if (!normalisation) return [];
    const takeSlots = (isWanted: boolean): number => {
      const start = slots;
      if (isWanted) slots += roundUp(rows, 4);
      return start;
    };
    const hasStatistics = normalisation.meanOffset !== undefined;
    return [
      {
        gains: takeSlots(true),
        shifts: takeSlots(true),
        means: takeSlots(hasStatistics),
        variances: takeSlots(hasStatistics),
      },
    ];
  });
  const parameterArrayBytes = slots * parameterBytes(lanes);

  const hyper = take(hyperparameters.length * vectorBytes);
  const results = take(8 * vectorBytes);
  const parameters = take(parameterArrayBytes);
  const gradients = take(parameterArrayBytes);
  const firstMoments = take(parameterArrayBytes);
  const secondMoments = take(parameterArrayBytes);
  const decayMask = take(parameterArrayBytes);

  const rowBytes = rowVectors * vectorBytes;
  const plainBuffers = shape.layers.slice(0, -1).map((layer) => {
    const activations = take(layer.units * rowBytes);
    return {
      activations,
      preActivations: layer.maps > 1 ? take(layer.rows * rowBytes) : activations,
      deltas: take(layer.rows * rowBytes),
      partials: Array.from({ length: layer.learnableCount }, () => take(layer.units * rowBytes)),
    };
  });
  const widest = Math.max(1, ...shape.layers.map((layer) => layer.units));
  const outputs = take(shape.outputs * rowBytes);
  const outputDeltas = take(shape.outputs * rowBytes);
  const upstream = take(widest * rowBytes);
  // What plain networks do without comes last: their addresses, and so their code, do not know of it.
  const clipLimit = spec.clipping ? take(vectorBytes) : 0;
  const branches = isBranched(spec);
  const buffers: HiddenBuffers[] = plainBuffers.map((own, index) => {
    const { units, rows, normalisation } = shape.layers[index] as LayerShape;
    const inverseBytes = Math.max(rowBytes, roundUp(rows, 4) * parameterBytes(lanes));
    return {
      ...own,
      upstream: branches ? take(units * rowBytes) : 0,
      normalised: normalisation ? take(rows * rowBytes) : 0,
      inverses: normalisation ? take(inverseBytes) : 0,
      factors: spec.dropout === undefined ? 0 : take(units * rowBytes),
      drawn: isDrawn(hiddenOf(spec, index)) ? take(units * rowBytes) : 0,
    };
  });
  const chunkBytes = chunkVectors * vectorBytes;
  const widestRows = Math.max(1, ...shape.layers.map((layer) => layer.rows));
  const needsPass = spec.normalisation?.statistics === "trainingSet";
  const statistics = {
    count: needsPass ? take(vectorBytes) : 0,
    sums: needsPass ? take(widestRows * 4 * vectorBytes) : 0,
    blockBytes: (2 * widest + widestRows) * chunkBytes,
    unitBytes: widest * chunkBytes,
  };
  const purposes = drawnPurposes(spec);
  const exampleOffset = blockBytes(spec, trainVectors);
  const exampleBytes = purposes.length === 0 ? 0 : trainVectors * vectorBytes;
  const stateBytes = shape.hiddenLayerCount * trainVectors * vectorBytes;
  const draws = Object.fromEntries(
    purposes.map((purpose) => [purpose, { epoch: take(vectorBytes), states: take(stateBytes) }]),
  );
  return {
    trainVectors,
    evaluationVectors: chunkVectors,
    hyperparameters: hyper,
    results,
    parameters,
    gradients,
    firstMoments,
    secondMoments,
    decayMask,
    parameterVectors: parameterArrayBytes / vectorBytes,
    layerSlots,
    learnableSlot,
    normalisedSlots,
    hidden: buffers,
    outputs,
    outputDeltas,
    upstream,
    clipLimit,
    statistics,
    draws,
    exampleOffset,
    trainBlockBytes: exampleOffset + exampleBytes,
    evaluationBlockBytes: blockBytes(spec, chunkVectors),
    end: next,
  };
}
