import { clippingDefaults } from "../../optimisation/clipping.ts";
import { type OptimiserSpec, optimiserById } from "../../optimisation/optimisers.ts";
import type { Rates } from "../../training/rates.ts";
import type { TrainerSnapshot } from "../../training/trainer.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import { parameterBytes, vectorBytes, writeVector } from "../layout/lanes.ts";
import { type Hyperparameter, hyperparameters, type MemoryMap } from "../layout/memory-map.ts";
import { parameterSlots } from "./parameter-slots.ts";

/** What training goes on from, beside the place in the epoch. */
export type KernelState = Pick<TrainerSnapshot, "parameters" | "slots" | "powers">;

/**
 * Parameters, their gradients, what the optimiser remembers and what it goes by in a kernel's
 * memory, of one lane at a time.
 */
export class StateMemory {
  readonly #spec: KernelSpec;
  readonly #map: MemoryMap;
  readonly #floats: Float32Array;
  /** Where each of `FlatParameters` lies in the kernel's parameter arrays. */
  readonly #slots: Int32Array;

  constructor(spec: KernelSpec, map: MemoryMap, { buffer }: WebAssembly.Memory) {
    this.#spec = spec;
    this.#map = map;
    this.#floats = new Float32Array(buffer);
    this.#slots = parameterSlots(spec, map);
    this.#writeDecayMask();
  }

  #writeDecayMask(): void {
    const lanes = this.#spec.lanes === "samples" ? 1 : 4;
    for (const layer of this.#spec.shape.layers) {
      for (let weight = 0; weight < layer.rows * layer.inputs; weight++) {
        const slot = this.#slots[layer.weightOffset + weight] as number;
        for (let lane = 0; lane < lanes; lane++) {
          this.#floats[this.#index(this.#map.decayMask, slot, lane)] = 1;
        }
      }
    }
  }

  /** Where a run starts: nothing is remembered yet. */
  begin(lane: number, parameters: ArrayLike<number>, optimiser: OptimiserSpec): void {
    this.setParameters(lane, parameters);
    const { firstMoments, secondMoments, gradients } = this.#map;
    for (const array of [firstMoments, secondMoments, gradients]) this.#write(array, lane, []);
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
    if (this.#spec.clipping) {
      const clipAt = optimiser.clipAt ?? clippingDefaults.clipAt;
      writeVector(this.#spec.lanes, this.#floats, this.#map.clipLimit, lane, clipAt);
    }
  }

  setRates(lane: number, rates: Rates): void {
    this.#setHyperparameter(lane, "learningRate", rates.learningRate);
    this.#setHyperparameter(lane, "regularisationRate", rates.regularisationRate);
  }

  /** A copy, as `FlatParameters`. */
  parameters(lane: number): Float32Array {
    return this.#read(this.#map.parameters, lane);
  }

  setParameters(lane: number, values: ArrayLike<number>): void {
    this.#write(this.#map.parameters, lane, values);
  }

  /** A copy, as `FlatParameters`. */
  gradients(lane: number): Float32Array {
    return this.#read(this.#map.gradients, lane);
  }

  /** A copy. */
  state(lane: number): KernelState {
    return {
      parameters: this.parameters(lane),
      slots: this.#moments().map((array) => this.#read(array, lane)),
      powers: {
        meanCorrection: this.#hyperparameter(lane, "meanPower"),
        squareCorrection: this.#hyperparameter(lane, "squarePower"),
      },
    };
  }

  setState(lane: number, { parameters, slots, powers }: KernelState): void {
    this.setParameters(lane, parameters);
    for (const [index, array] of this.#moments().entries()) {
      this.#write(array, lane, slots[index] ?? []);
    }
    this.#setHyperparameter(lane, "meanPower", powers.meanCorrection);
    this.#setHyperparameter(lane, "squarePower", powers.squareCorrection);
  }

  /** Arrays of what the optimiser remembers; as many as its rule has slots. */
  #moments(): readonly number[] {
    const { firstMoments, secondMoments } = this.#map;
    return [firstMoments, secondMoments].slice(0, optimiserById[this.#spec.optimiser].slots.length);
  }

  #read(array: number, lane: number): Float32Array {
    return Float32Array.from(
      this.#slots,
      (slot) => this.#floats[this.#index(array, slot, lane)] as number,
    );
  }

  /** 0 where there is no value. */
  #write(array: number, lane: number, values: ArrayLike<number>): void {
    for (const [index, slot] of this.#slots.entries()) {
      this.#floats[this.#index(array, slot, lane)] = values[index] ?? 0;
    }
  }

  #index(array: number, slot: number, lane: number): number {
    return array / 4 + (slot * parameterBytes(this.#spec.lanes)) / 4 + lane;
  }

  #hyperparameter(lane: number, name: Hyperparameter): number {
    return this.#floats[this.#addressOf(name) / 4 + lane] as number;
  }

  #setHyperparameter(lane: number, name: Hyperparameter, value: number): void {
    writeVector(this.#spec.lanes, this.#floats, this.#addressOf(name), lane, value);
  }

  #addressOf(name: Hyperparameter): number {
    return this.#map.hyperparameters + hyperparameters.indexOf(name) * vectorBytes;
  }
}
