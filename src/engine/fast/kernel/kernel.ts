import type { OptimiserSpec } from "../../optimisation/optimisers.ts";
import type { TrainingPurpose } from "../../random/draw.ts";
import type { Rates } from "../../training/rates.ts";
import { aimsOf, type RunData } from "../../training/run-data.ts";
import type { Evaluation, SplitId } from "../../training/trainer.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import { writeVector } from "../layout/lanes.ts";
import { type MemoryMap, memoryMap } from "../layout/memory-map.ts";
import { type BlockLayout, blockLayout } from "./block-layout.ts";
import { compiledKernel } from "./compiled-kernel.ts";
import { ExampleMemory } from "./example-memory.ts";
import { type KernelState, StateMemory } from "./state-memory.ts";

interface KernelExports {
  /** Only where batch normalisation evaluates by the training set. */
  readonly statistics?: (block: number, count: number, scratch: number) => void;
  readonly trainBatches: (block: number, count: number) => void;
  readonly evaluate: (block: number, count: number) => void;
  readonly predict: (block: number) => void;
}

const pageBytes = 65536;

const numbersUpTo = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, number) => number);

/**
 * One instance of a generated kernel with its memory: its data, parameters and
 * rates in the kernel's layout. `lane` is the network among the four of a
 * kernel with lanes over replicates, and 0 with lanes over samples.
 */
export class Kernel {
  readonly spec: KernelSpec;
  readonly #counts: Readonly<Record<SplitId, number>>;
  readonly #map: MemoryMap;
  readonly #blocks: BlockLayout;
  readonly #run: KernelExports;
  readonly #floats: Float32Array;
  /** The same memory. */
  readonly #words: Uint32Array;
  readonly #examples: ExampleMemory;
  readonly #state: StateMemory;
  /** The numbers of the examples of each split. */
  readonly #inOrder: Readonly<Record<SplitId, Uint32Array>>;
  /** Whether what was loaded is to be classified: all runs have one task. */
  #hasClasses = true;
  /** Whether the statistics that evaluation takes belong to the parameters. */
  #isMeasured = false;

  /** Example counts are those of every run that will be loaded. */
  constructor(spec: KernelSpec, counts: Readonly<Record<SplitId, number>>) {
    this.spec = spec;
    this.#counts = counts;
    this.#map = memoryMap(spec);
    this.#blocks = blockLayout(spec, this.#map, counts);
    const pages = Math.ceil(this.#blocks.end / pageBytes);
    const memory = new WebAssembly.Memory({ initial: pages });
    this.#run = new WebAssembly.Instance(compiledKernel(spec), { env: { memory } })
      .exports as unknown as KernelExports;
    this.#floats = new Float32Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
    this.#examples = new ExampleMemory(spec, memory);
    this.#inOrder = { train: numbersUpTo(counts.train), test: numbersUpTo(counts.test) };
    this.#state = new StateMemory(spec, this.#map, memory);
    if (this.#run.statistics) {
      const first = this.#map.statistics.count / 4;
      this.#floats.fill(counts.train, first, first + 4);
    }
  }

  /** Mini-batches in an epoch. */
  get batchCount(): number {
    return this.#blocks.train.count;
  }

  /** Puts one run's examples, start parameters and what its optimiser goes by into a lane. */
  load(lane: number, run: RunData, parameters: ArrayLike<number>, optimiser: OptimiserSpec): void {
    this.#hasClasses = run.task !== "regression";
    this.order(lane, run, 0);
    for (const split of ["train", "test"] as const) {
      const { [split]: set } = run;
      this.#examples.write(this.#blocks.splits[split], lane, set, this.#inOrder[split], () => 1);
    }
    this.#state.begin(lane, parameters, optimiser);
    this.#isMeasured = false;
  }

  /** Lays out the training examples in the order of this epoch. */
  order(lane: number, run: RunData, epoch: number): void {
    const train = { ...run.train, targets: aimsOf(run.train) };
    const order = run.batchOrder(epoch);
    this.#examples.write(this.#blocks.train, lane, train, order, (size) => 1 / size);
    if (Object.keys(this.#map.draws).length > 0) {
      this.#examples.writeNumbers(this.#blocks.train, this.#map.exampleOffset, lane, order);
    }
    this.draw(lane, run, epoch);
  }

  /** What the draws of this epoch go on from. */
  draw(lane: number, run: RunData, epoch: number): void {
    for (const [purpose, { epoch: at }] of Object.entries(this.#map.draws)) {
      const drawn = run.epochDraw(purpose as TrainingPurpose, epoch);
      writeVector(this.spec.lanes, this.#words, at, lane, drawn);
    }
  }

  setRates(lane: number, rates: Rates): void {
    this.#state.setRates(lane, rates);
  }

  setParameters(lane: number, values: ArrayLike<number>): void {
    this.#state.setParameters(lane, values);
    this.#isMeasured = false;
  }

  /** One lane's state, copied. */
  state(lane: number): KernelState {
    this.#measure();
    return this.#state.state(lane);
  }

  setState(lane: number, state: KernelState): void {
    this.#state.setState(lane, state);
    this.#isMeasured = false;
  }

  parameters(lane: number): Float32Array {
    this.#measure();
    return this.#state.parameters(lane);
  }

  /** The gradient of the last mini-batch's mean loss, as `FlatParameters`. */
  gradients(lane: number): Float32Array {
    return this.#state.gradients(lane);
  }

  /** Trains on `count` mini-batches from number `first`. */
  trainBatches(first: number, count: number): void {
    const { start, bytes } = this.#blocks.train;
    this.#run.trainBatches(start + first * bytes, count);
    this.#isMeasured = false;
  }

  /** Mean loss and accuracy of each lane; of an empty split NaN, and of regression no accuracy but NaN. */
  evaluate(split: SplitId): Evaluation[] {
    const lanes = this.spec.lanes === "samples" ? 1 : 4;
    const examples = this.#counts[split];
    // The kernel's loop runs at least once.
    if (examples === 0) {
      return Array.from({ length: lanes }, () => ({ loss: Number.NaN, accuracy: Number.NaN }));
    }
    this.#measure();
    const { start, count } = this.#blocks.splits[split];
    this.#run.evaluate(start, count);
    // A plain loop: a race comes by here after every epoch.
    const evaluations: Evaluation[] = [];
    for (let lane = 0; lane < lanes; lane++) {
      evaluations.push({
        loss: this.#result(0, lane) / examples,
        accuracy: this.#hasClasses ? this.#result(4, lane) / examples : Number.NaN,
      });
    }
    return evaluations;
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
    const { scratch } = this.#blocks;
    const { examples, vectors } = scratch;
    const count = inputs.length / shape.inputs;
    const outputs = new Float32Array(shape.outputs * count);
    const hidden = shape.layers.slice(0, -1);
    const unitCount = hidden.reduce((total, layer) => total + layer.units, 0);
    const units = withUnits ? new Float32Array(unitCount * count) : null;
    for (let from = 0; from < count; from += examples) {
      const size = Math.min(examples, count - from);
      const given = inputs.subarray(from * shape.inputs, (from + size) * shape.inputs);
      this.#examples.writeInputs(scratch, lane, given);
      this.#run.predict(scratch.start);
      const copy = (address: number, rows: number, target: Float32Array, firstRow: number): void =>
        this.#examples.copyRows(
          { address, count: rows, vectors },
          lane,
          size,
          target.subarray(firstRow * count + from),
          count,
        );
      copy(this.#map.outputs, shape.outputs, outputs, 0);
      if (!units) continue;
      let firstRow = 0;
      for (const [index, layer] of hidden.entries()) {
        copy(this.#map.hidden[index]?.activations ?? 0, layer.units, units, firstRow);
        firstRow += layer.units;
      }
    }
    return { outputs, units };
  }

  /** Batch normalisation by the training set evaluates with what that gives at these parameters. */
  #measure(): void {
    if (this.#isMeasured) return;
    this.#isMeasured = true;
    const { start, count } = this.#blocks.splits.train;
    this.#run.statistics?.(start, count, this.#blocks.statistics);
  }
}
