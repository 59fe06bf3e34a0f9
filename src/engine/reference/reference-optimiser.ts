import { float64 } from "../../functions/algebra/arithmetic.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import { type Clipping, clippingById, clippingDefaults } from "../optimisation/clipping.ts";
import type { OptimiserSpec } from "../optimisation/optimisers.ts";
import {
  type Correction,
  correctedDecay,
  correctionOf,
  nextPower,
  type Optimiser,
  optimiserById,
  type SlotRule,
} from "../optimisation/optimisers.ts";
import { type Regularisation, regularisationById } from "../optimisation/regularisation.ts";
import type { Rates } from "../training/rates.ts";
import type { TrainerSnapshot } from "../training/trainer.ts";

const unused: SlotRule = (_m, _numbers, _gradient, slot) => slot;

/** An optimiser's update of one network, with regularisation, one parameter after the other. */
export class ReferenceOptimiser {
  readonly #shape: NetworkShape;
  readonly #spec: OptimiserSpec;
  readonly #optimiser: Optimiser;
  readonly #clipping: Clipping;
  readonly #regularisation: Regularisation;
  /** The slots of every parameter. */
  readonly #memory: readonly [Float64Array, Float64Array];
  /** β₁ᵗ and β₂ᵗ. */
  readonly #powers: Record<Correction, number> = {
    meanCorrection: 1,
    squareCorrection: 1,
  };

  constructor({ optimiser, regularisation }: Experiment, shape: NetworkShape) {
    this.#shape = shape;
    this.#spec = optimiser;
    this.#optimiser = optimiserById[optimiser.algorithm];
    this.#clipping = clippingById[optimiser.clipping ?? clippingDefaults.clipping];
    this.#regularisation = regularisationById[regularisation.kind];
    this.#memory = [new Float64Array(shape.parameterCount), new Float64Array(shape.parameterCount)];
  }

  /** Changes `parameters` by the mean gradient over a mini-batch, which clipping and L2 change as well. */
  update(parameters: Float64Array, gradient: Float64Array, rates: Rates): void {
    const { learningRate, regularisationRate } = rates;
    const { beforeStep, besideStep, afterStep } = this.#regularisation;
    this.#clip(gradient);
    if (beforeStep) {
      this.#forEachWeight((at) => {
        const weight = parameters[at] as number;
        gradient[at] = beforeStep(float64, gradient[at] as number, weight, regularisationRate);
      });
    }
    if (besideStep) {
      this.#forEachWeight((at) => {
        const weight = parameters[at] as number;
        parameters[at] = besideStep(float64, weight, regularisationRate, learningRate);
      });
    }
    this.#step(parameters, gradient, learningRate);
    if (afterStep) {
      this.#forEachWeight((at) => {
        const weight = parameters[at] as number;
        parameters[at] = afterStep(float64, weight, regularisationRate, learningRate);
      });
    }
  }

  /** What it remembers, copied. */
  snapshot(): Pick<TrainerSnapshot, "slots" | "powers"> {
    const slots = this.#memory.slice(0, this.#optimiser.slots.length);
    return { slots: slots.map((slot) => slot.slice()), powers: { ...this.#powers } };
  }

  restore({ slots, powers }: Pick<TrainerSnapshot, "slots" | "powers">): void {
    for (const [index, values] of slots.entries()) this.#memory[index]?.set(values);
    Object.assign(this.#powers, powers);
  }

  #clip(gradient: Float64Array): void {
    const { scale, clip } = this.#clipping;
    const limit = this.#spec.clipAt ?? clippingDefaults.clipAt;
    if (scale) {
      const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
      const factor = scale(float64, norm, limit);
      for (let at = 0; at < gradient.length; at++) {
        gradient[at] = (gradient[at] as number) * factor;
      }
    }
    if (clip) {
      for (let at = 0; at < gradient.length; at++) {
        gradient[at] = clip(float64, gradient[at] as number, limit);
      }
    }
  }

  #step(parameters: Float64Array, gradient: Float64Array, learningRate: number): void {
    const { slots, step } = this.#optimiser;
    const numbers = {
      ...this.#spec,
      learningRate,
      meanCorrection: this.#nextCorrection("meanCorrection"),
      squareCorrection: this.#nextCorrection("squareCorrection"),
    };
    // No loop over the slots: a call that always has the same target is inlined.
    const [renewFirst = unused, renewSecond = unused] = slots;
    const [firsts, seconds] = this.#memory;
    for (let at = 0; at < parameters.length; at++) {
      const g = gradient[at] as number;
      const first = renewFirst(float64, numbers, g, firsts[at] as number);
      const second = renewSecond(float64, numbers, g, seconds[at] as number);
      firsts[at] = first;
      seconds[at] = second;
      parameters[at] = (parameters[at] as number) - step(float64, numbers, g, first, second);
    }
  }

  #nextCorrection(name: Correction): number {
    this.#powers[name] = nextPower(float64, this.#powers[name], this.#spec[correctedDecay[name]]);
    return correctionOf(float64, this.#powers[name]);
  }

  /** Weights only: biases and learned activation parameters are never regularised. */
  #forEachWeight(visit: (at: number) => void): void {
    for (const { weightOffset, biasOffset } of this.#shape.layers) {
      for (let at = weightOffset; at < biasOffset; at++) visit(at);
    }
  }
}
