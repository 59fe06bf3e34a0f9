import { clippingDefaults } from "../optimisation/clipping.ts";
import { type OptimiserSpec, optimiserById } from "../optimisation/optimisers.ts";
import type { TrainingPurpose } from "../random/draw.ts";
import type { Rates } from "../training/rates.ts";
import { aimsOf, type ExampleSet, type RunData } from "../training/run-data.ts";
import type { Evaluation, SplitId, TrainerSnapshot } from "../training/trainer.ts";
import { compiledKernel } from "./compiled-kernel.ts";
import type { KernelSpec } from "./kernel-spec.ts";
import { examplesPerVector, parameterBytes, vectorBytes } from "./lanes.ts";
import { type Hyperparameter, hyperparameters, type MemoryMap, memoryMap } from "./memory-map.ts";
import { parameterSlots } from "./parameter-slots.ts";

/** What training goes on from, beside the place in the epoch. */
export type KernelState = Pick<TrainerSnapshot, "parameters" | "slots" | "powers">;

interface KernelExports {
  /** Only where batch normalisation evaluates by the training set. */
  readonly statistics?: (block: number, count: number, scratch: number) => void;
  readonly trainBatches: (block: number, count: number) => void;
  readonly evaluate: (block: number, count: number) => void;
  readonly predict: (block: number) => void;
}

const pageBytes = 65536;

/** A row of blocks of examples in memory. */
interface Blocks {
  readonly start: number;
  readonly count: number;
  /** Examples in a full block. */
  readonly examples: number;
  readonly vectors: number;
  readonly bytes: number;
}

/**
 * One instance of a generated kernel with its memory: its data, parameters and
 * rates in the kernel's layout. `lane` is the network among the four of a
 * kernel with lanes over replicates, and 0 with lanes over samples.
 */
export class Kernel {
  readonly spec: KernelSpec;
  readonly #map: MemoryMap;
  readonly #run: KernelExports;
  readonly #floats: Float32Array;
  /** The same memory. */
  readonly #words: Uint32Array;
  /** Where each of `FlatParameters` lies in the kernel's parameter arrays. */
  readonly #slots: Int32Array;
  readonly #train: Blocks;
  readonly #splits: Readonly<Record<SplitId, Blocks>>;
  readonly #counts: Readonly<Record<SplitId, number>>;
  readonly #scratch: Blocks;
  readonly #statisticsScratch: number;
  /** Whether the statistics that evaluation takes belong to the parameters. */
  #isMeasured = false;

  /** Example counts are those of every run that will be loaded. */
  constructor(spec: KernelSpec, counts: Readonly<Record<SplitId, number>>) {
    this.spec = spec;
    this.#counts = counts;
    const map = memoryMap(spec);
    this.#map = map;
    let next = map.end;
    const blocks = (examples: number, total: number, vectors: number, bytes: number): Blocks => {
      const count = Math.ceil(total / examples);
      const start = next;
      next += count * bytes;
      return { start, count, examples, vectors, bytes };
    };
    const chunk = map.evaluationVectors * examplesPerVector(spec.lanes);
    const evaluation = (total: number): Blocks =>
      blocks(chunk, total, map.evaluationVectors, map.evaluationBlockBytes);
    this.#train = blocks(spec.batchSize, counts.train, map.trainVectors, map.trainBlockBytes);
    this.#splits = { train: evaluation(counts.train), test: evaluation(counts.test) };
    this.#scratch = evaluation(chunk);

    this.#statisticsScratch = next;
    if (spec.normalisation?.statistics === "trainingSet") {
      next += this.#splits.train.count * map.statistics.blockBytes;
    }
    const memory = new WebAssembly.Memory({ initial: Math.ceil(next / pageBytes) });
    this.#floats = new Float32Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
    this.#run = new WebAssembly.Instance(compiledKernel(spec), { env: { memory } })
      .exports as unknown as KernelExports;
    this.#slots = parameterSlots(spec, map);
    this.#writeDecayMask();
    if (this.#run.statistics) {
      const first = map.statistics.count / 4;
      this.#floats.fill(counts.train, first, first + 4);
    }
  }

  /** Batch normalisation by the training set evaluates with what that gives at these parameters. */
  #measure(): void {
    if (this.#isMeasured) return;
    this.#isMeasured = true;
    const { start, count } = this.#splits.train;
    this.#run.statistics?.(start, count, this.#statisticsScratch);
  }

  /** Mini-batches in an epoch. */
  get batchCount(): number {
    return this.#train.count;
  }

  /** Puts one run's examples, start parameters and rates into a lane. */
  load(lane: number, run: RunData, parameters: ArrayLike<number>, optimiser: OptimiserSpec): void {
    this.order(lane, run, 0);
    for (const split of ["train", "test"] as const) {
      const { [split]: set } = run;
      const all = Uint32Array.from({ length: set.count }, (_, example) => example);
      this.#writeBlocks(this.#splits[split], lane, set, all, () => 1);
    }
    this.setParameters(lane, parameters);
    this.#clearState(lane);
    const start: Readonly<Record<Exclude<Hyperparameter, keyof Rates>, number>> = {
      momentum: optimiser.momentum,
      squareDecay: optimiser.squareDecay,
      meanDecay: optimiser.meanDecay,
      epsilon: optimiser.epsilon,
      meanPower: 1,
      squarePower: 1,
    };
    for (const [name, value] of Object.entries(start)) {
      this.#setHyperparameter(lane, name as Hyperparameter, value);
    }
    if (this.spec.clipping) {
      this.#setVector(this.#map.clipLimit / 4, lane, optimiser.clipAt ?? clippingDefaults.clipAt);
    }
  }

  /** Lays out the training examples in the order of this epoch. */
  order(lane: number, run: RunData, epoch: number): void {
    const train = { ...run.train, targets: aimsOf(run.train) };
    const order = run.batchOrder(epoch);
    this.#writeBlocks(this.#train, lane, train, order, (size) => 1 / size);
    this.#writeExamples(lane, order);
    this.draw(lane, run, epoch);
  }

  /** What the draws of this epoch go on from. */
  draw(lane: number, run: RunData, epoch: number): void {
    for (const [purpose, { epoch: at }] of Object.entries(this.#map.draws)) {
      const drawn = run.epochDraw(purpose as TrainingPurpose, epoch);
      this.#setVector(at / 4, lane, drawn, this.#words);
    }
  }

  setRates(lane: number, rates: Rates): void {
    this.#setHyperparameter(lane, "learningRate", rates.learningRate);
    this.#setHyperparameter(lane, "regularisationRate", rates.regularisationRate);
  }

  setParameters(lane: number, values: ArrayLike<number>): void {
    this.#setParameterArray(this.#map.parameters, lane, values);
    this.#isMeasured = false;
  }

  /** One lane's state, copied. */
  state(lane: number): KernelState {
    return {
      parameters: this.parameters(lane),
      slots: this.#moments().map((array) => this.#parameterArray(array, lane)),
      powers: {
        meanCorrection: this.#hyperparameter(lane, "meanPower"),
        squareCorrection: this.#hyperparameter(lane, "squarePower"),
      },
    };
  }

  setState(lane: number, { parameters, slots, powers }: KernelState): void {
    this.setParameters(lane, parameters);
    for (const [index, array] of this.#moments().entries()) {
      this.#setParameterArray(array, lane, slots[index] ?? []);
    }
    this.#setHyperparameter(lane, "meanPower", powers.meanCorrection);
    this.#setHyperparameter(lane, "squarePower", powers.squareCorrection);
  }

  parameters(lane: number): Float32Array {
    this.#measure();
    return this.#parameterArray(this.#map.parameters, lane);
  }

  /** The gradient of the last mini-batch's mean loss, as `FlatParameters`. */
  gradients(lane: number): Float32Array {
    return this.#parameterArray(this.#map.gradients, lane);
  }

  /** Trains on `count` mini-batches from number `first`. */
  trainBatches(first: number, count: number): void {
    this.#run.trainBatches(this.#train.start + first * this.#train.bytes, count);
    this.#isMeasured = false;
  }

  /** Mean loss and accuracy of each lane; of an empty split NaN. */
  evaluate(split: SplitId): Evaluation[] {
    const lanes = this.spec.lanes === "samples" ? 1 : 4;
    const examples = this.#counts[split];
    // The kernel's loop runs at least once.
    if (examples === 0) {
      return Array.from({ length: lanes }, () => ({ loss: Number.NaN, accuracy: Number.NaN }));
    }
    this.#measure();
    const { start, count } = this.#splits[split];
    this.#run.evaluate(start, count);
    // A plain loop: a race comes by here after every epoch.
    const evaluations: Evaluation[] = [];
    for (let lane = 0; lane < lanes; lane++) {
      evaluations.push({
        loss: this.#result(0, lane) / examples,
        accuracy: this.#result(4, lane) / examples,
      });
    }
    return evaluations;
  }

  /**
   * Passes network inputs [point][feature] forward in one lane. Returns output
   * values [unit][point] and, when asked, activations [hidden unit][point].
   */
  predict(
    lane: number,
    inputs: Float32Array,
    withUnits: boolean,
  ): { readonly outputs: Float32Array; readonly units: Float32Array | null } {
    this.#measure();
    const { shape } = this.spec;
    const count = inputs.length / shape.inputs;
    const outputs = new Float32Array(shape.outputs * count);
    const hidden = shape.layers.slice(0, -1);
    const unitCount = hidden.reduce((total, layer) => total + layer.units, 0);
    const units = withUnits ? new Float32Array(unitCount * count) : null;
    const { start, examples, vectors } = this.#scratch;
    for (let from = 0; from < count; from += examples) {
      const size = Math.min(examples, count - from);
      for (let feature = 0; feature < shape.inputs; feature++) {
        for (let point = 0; point < size; point++) {
          this.#floats[this.#exampleIndex(start, feature, vectors, point, lane)] = inputs[
            (from + point) * shape.inputs + feature
          ] as number;
        }
      }
      this.#run.predict(start);
      const copy = (buffer: number, rows: number, target: Float32Array, firstRow: number): void => {
        for (let row = 0; row < rows; row++) {
          for (let point = 0; point < size; point++) {
            target[(firstRow + row) * count + from + point] = this.#floats[
              this.#exampleIndex(buffer, row, vectors, point, lane)
            ] as number;
          }
        }
      };
      copy(this.#map.outputs, shape.outputs, outputs, 0);
      if (units) {
        let firstRow = 0;
        for (const [index, layer] of hidden.entries()) {
          copy(this.#map.hidden[index]?.activations ?? 0, layer.units, units, firstRow);
          firstRow += layer.units;
        }
      }
    }
    return { outputs, units };
  }

  /** (p₀ + p₁) + (p₂ + p₃) in float32. */
  #result(first: number, lane: number): number {
    const { fround } = Math;
    const even = fround(this.#partOf(first, lane, 0) + this.#partOf(first, lane, 1));
    const odd = fround(this.#partOf(first, lane, 2) + this.#partOf(first, lane, 3));
    return fround(even + odd);
  }

  /** A partial sum, which lies as `lanes.ts` says. */
  #partOf(first: number, lane: number, part: number): number {
    const vector = this.#map.results / 4 + first * 4;
    const within = this.spec.lanes === "samples" ? part : part * 4 + lane;
    return this.#floats[vector + within] as number;
  }

  #exampleIndex(
    start: number,
    row: number,
    vectors: number,
    example: number,
    lane: number,
  ): number {
    const within = this.spec.lanes === "samples" ? example : example * 4 + lane;
    return start / 4 + row * vectors * 4 + within;
  }

  #writeBlocks(
    blocks: Blocks,
    lane: number,
    set: ExampleSet,
    order: Uint32Array,
    weightOf: (blockSize: number) => number,
  ): void {
    const { inputs, outputs } = this.spec.shape;
    const places = blocks.vectors * examplesPerVector(this.spec.lanes);
    for (let block = 0; block < blocks.count; block++) {
      const first = block * blocks.examples;
      const size = Math.min(blocks.examples, set.count - first);
      const weight = weightOf(size);
      const start = blocks.start + block * blocks.bytes;
      for (let place = 0; place < places; place++) {
        // Padding repeats a real example at weight 0, so that it is finite where the example is.
        const example = order[first + (place < size ? place : 0)] as number;
        for (let feature = 0; feature < inputs; feature++) {
          this.#floats[this.#exampleIndex(start, feature, blocks.vectors, place, lane)] = set
            .inputs[example * inputs + feature] as number;
        }
        for (let unit = 0; unit < outputs; unit++) {
          this.#floats[this.#exampleIndex(start, inputs + unit, blocks.vectors, place, lane)] = set
            .targets[example * outputs + unit] as number;
        }
        this.#floats[this.#exampleIndex(start, inputs + outputs, blocks.vectors, place, lane)] =
          place < size ? weight : 0;
      }
    }
  }

  /** The number of every example, by which training draws; padding has its example's. */
  #writeExamples(lane: number, order: Uint32Array): void {
    if (Object.keys(this.#map.draws).length === 0) return;
    const { start, count, examples, vectors, bytes } = this.#train;
    const places = vectors * examplesPerVector(this.spec.lanes);
    for (let block = 0; block < count; block++) {
      const first = block * examples;
      const size = Math.min(examples, order.length - first);
      const row = start + block * bytes + this.#map.exampleOffset;
      for (let place = 0; place < places; place++) {
        const example = order[first + (place < size ? place : 0)] as number;
        this.#words[this.#exampleIndex(row, 0, vectors, place, lane)] = example;
      }
    }
  }

  #parameterIndex(array: number, slot: number, lane: number): number {
    return array / 4 + (slot * parameterBytes(this.spec.lanes)) / 4 + lane;
  }

  #parameterArray(array: number, lane: number): Float32Array {
    return Float32Array.from(
      this.#slots,
      (slot) => this.#floats[this.#parameterIndex(array, slot, lane)] as number,
    );
  }

  #setParameterArray(array: number, lane: number, values: ArrayLike<number>): void {
    for (const [index, slot] of this.#slots.entries()) {
      this.#floats[this.#parameterIndex(array, slot, lane)] = values[index] ?? 0;
    }
  }

  /** Arrays of what the optimiser remembers; as many as its rule has slots. */
  #moments(): readonly number[] {
    const { firstMoments, secondMoments } = this.#map;
    return [firstMoments, secondMoments].slice(0, optimiserById[this.spec.optimiser].slots.length);
  }

  #clearState(lane: number): void {
    for (const array of [this.#map.firstMoments, this.#map.secondMoments, this.#map.gradients]) {
      for (const slot of this.#slots) this.#floats[this.#parameterIndex(array, slot, lane)] = 0;
    }
  }

  #hyperparameterIndex(name: Hyperparameter): number {
    return (this.#map.hyperparameters + hyperparameters.indexOf(name) * vectorBytes) / 4;
  }

  #hyperparameter(lane: number, name: Hyperparameter): number {
    return this.#floats[this.#hyperparameterIndex(name) + lane] as number;
  }

  #setHyperparameter(lane: number, name: Hyperparameter, value: number): void {
    this.#setVector(this.#hyperparameterIndex(name), lane, value);
  }

  /** One value in a lane, or in all four with lanes over samples. */
  #setVector(
    first: number,
    lane: number,
    value: number,
    memory: Float32Array | Uint32Array = this.#floats,
  ): void {
    if (this.spec.lanes === "samples") memory.fill(value, first, first + 4);
    else memory[first + lane] = value;
  }

  #writeDecayMask(): void {
    const { layers } = this.spec.shape;
    const lanes = this.spec.lanes === "samples" ? 1 : 4;
    for (const layer of layers) {
      for (let weight = 0; weight < layer.rows * layer.inputs; weight++) {
        const slot = this.#slots[layer.weightOffset + weight] as number;
        for (let lane = 0; lane < lanes; lane++) {
          this.#floats[this.#parameterIndex(this.#map.decayMask, slot, lane)] = 1;
        }
      }
    }
  }
}
