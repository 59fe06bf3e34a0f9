import type { ExactArithmetic } from "../../../functions/algebra/arithmetic.ts";
import { type Code, f32x4, get, type Local, set, v128 } from "../../../wasm/encoder.ts";
import { type Clipping, clippingById } from "../../optimisation/clipping.ts";
import {
  type Correction,
  correctedDecay,
  correctionOf,
  nextPower,
  type Optimiser,
  optimiserById,
  type StepNumbers,
} from "../../optimisation/optimisers.ts";
import { type Regularisation, regularisationById } from "../../optimisation/regularisation.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import { partialSums, totals, vectorBytes } from "../layout/lanes.ts";
import { type Hyperparameter, hyperparameters, type MemoryMap } from "../layout/memory-map.ts";
import {
  absolute,
  advance,
  loadVector,
  type Pointer,
  repeat,
  storeVector,
  stream,
} from "../layout/pointer.ts";

const operand = (x: Code | number): Code => (typeof x === "number" ? f32x4.const(x) : x);

/** Code for four float32 numbers at a time. */
const float32Lanes: ExactArithmetic<Code> = {
  add: (left, right) => f32x4.add(operand(left), operand(right)),
  sub: (left, right) => f32x4.sub(operand(left), operand(right)),
  mul: (left, right) => f32x4.mul(operand(left), operand(right)),
  div: (left, right) => f32x4.div(operand(left), operand(right)),
  min: (left, right) => f32x4.min(operand(left), operand(right)),
  max: (left, right) => f32x4.max(operand(left), operand(right)),
  abs: (x) => f32x4.abs(operand(x)),
  sqrt: (x) => f32x4.sqrt(operand(x)),
  copySign: (magnitude, signed) => v128.or(magnitude, v128.and(signed, f32x4.const(-0))),
};

/** Where the power behind each correction is kept between updates. */
const powerOf: Readonly<Record<Correction, Hyperparameter>> = {
  meanCorrection: "meanPower",
  squareCorrection: "squarePower",
};

type SharedNumbers = StepNumbers<Code> & { readonly regularisationRate: Code };

/** One vector of parameters: weights, gradients and decay mask, then what each slot keeps. */
type Arrays = readonly [Pointer, Pointer, Pointer, ...Pointer[]];

/**
 * The optimiser's update, a vector of parameters at a time, from gradients that
 * are means over the mini-batch. Emits the rules of `optimisers.ts` and
 * `regularisation.ts`.
 */
export class UpdateKernel {
  readonly #context: EmitContext;
  readonly #map: MemoryMap;
  readonly #optimiser: Optimiser;
  readonly #regularisation: Regularisation;
  readonly #clipping: Clipping;
  /** Of clipping by norm, the factor of this mini-batch. */
  readonly #clipScale: Local | null;
  readonly #weight: Local;
  readonly #slots: readonly Local[];
  /** What the updates of one mini-batch share; only what the rules say that they read. */
  readonly #rates: ReadonlyMap<Hyperparameter, Local>;
  readonly #corrections: ReadonlyMap<Correction, Local>;
  readonly #numbers: SharedNumbers;

  constructor(context: EmitContext, spec: KernelSpec, map: MemoryMap) {
    const { locals } = context;
    const withLocals = <Name>(names: readonly Name[]): Map<Name, Local> =>
      new Map(names.map((name) => [name, locals.new("v128")]));
    this.#context = context;
    this.#map = map;
    this.#optimiser = optimiserById[spec.optimiser];
    this.#regularisation = regularisationById[spec.regularisation];
    this.#clipping = clippingById[spec.clipping ?? "none"];
    this.#clipScale = this.#clipping.scale ? locals.new("v128") : null;
    this.#weight = locals.new("v128");
    this.#slots = this.#optimiser.slots.map(() => locals.new("v128"));
    this.#rates = withLocals<Hyperparameter>([
      "learningRate",
      ...(spec.regularisation === "none" ? [] : (["regularisationRate"] as const)),
      ...this.#optimiser.reads,
    ]);
    this.#corrections = withLocals(this.#optimiser.corrections);
    this.#numbers = Object.fromEntries(
      [...this.#rates, ...this.#corrections].map(([name, local]) => [name, get(local)]),
    ) as unknown as SharedNumbers;
  }

  /** What the updates share, to be run before them, once a mini-batch. */
  prelude(): Code {
    return [
      [...this.#rates].map(([name, local]) => set(local, loadVector(this.#at(name)))),
      [...this.#corrections].map(([name, local]) => {
        const power = this.#at(powerOf[name]);
        const decay = this.#numbers[correctedDecay[name]];
        return [
          set(local, nextPower(float32Lanes, loadVector(power), decay)),
          storeVector(power, get(local)),
          set(local, correctionOf(float32Lanes, get(local))),
        ];
      }),
    ];
  }

  /** The update of one vector of parameters; keeps its gradient in memory as well. */
  one(vector: number, gradient: Local): Code {
    const arrays = this.#arrays(vector);
    return [storeVector(arrays[1], get(gradient)), this.#update(gradient, arrays)];
  }

  /** The updates of all vectors from this one on, by the gradients in memory. */
  allFrom(vector: number): Code {
    const { locals, straight } = this.#context;
    const gradient = locals.new("v128");
    return [this.#measure(), this.#each(vector, straight ? Number.POSITIVE_INFINITY : 4, gradient)];
  }

  #each(vector: number, unroll: number, gradient: Local): Code {
    const { locals } = this.#context;
    return repeat(
      locals,
      this.#map.parameterVectors - vector,
      unroll,
      this.#arrays(vector).map((start) => stream(start, vectorBytes)),
      (...pointers) => {
        const arrays = pointers as unknown as Arrays;
        return [set(gradient, loadVector(arrays[1])), this.#update(gradient, arrays)];
      },
    );
  }

  /** The factor of clipping by norm: its sum of squares is in the canonical order, parameter s in partial sum s mod 4. */
  #measure(): Code {
    const { scale } = this.#clipping;
    const factor = this.#clipScale;
    if (!scale || !factor) return [];
    const { mode, locals } = this.#context;
    const sums = Array.from({ length: partialSums(mode) }, () => locals.new("v128"));
    const gradient = locals.new("v128");
    const rest = this.#map.parameterVectors / sums.length;
    const total = totals(mode, locals, [sums.map((sum) => get(sum))]);
    // With lanes over samples the total is in the first lane.
    const everywhere =
      mode === "samples"
        ? v128.shuffle32(get(gradient), get(gradient), [0, 0, 0, 0])
        : get(gradient);
    return [
      sums.map((sum) => set(sum, f32x4.const(0))),
      repeat(
        locals,
        rest,
        4,
        [stream(absolute(this.#map.gradients), sums.length * vectorBytes)],
        (from = absolute(this.#map.gradients)) =>
          sums.map((sum, part) => [
            set(gradient, loadVector(advance(from, part * vectorBytes))),
            set(sum, f32x4.add(get(sum), f32x4.mul(get(gradient), get(gradient)))),
          ]),
      ),
      set(gradient, f32x4.sqrt(total)),
      set(factor, scale(float32Lanes, everywhere, this.#clipLimit())),
    ];
  }

  #clipLimit(): Code {
    return loadVector(absolute(this.#map.clipLimit));
  }

  #clip(gradient: Local): Code {
    const { clip } = this.#clipping;
    if (this.#clipScale) return set(gradient, f32x4.mul(get(gradient), get(this.#clipScale)));
    return clip ? set(gradient, clip(float32Lanes, get(gradient), this.#clipLimit())) : [];
  }

  #at(name: Hyperparameter): Pointer {
    return absolute(this.#map.hyperparameters + hyperparameters.indexOf(name) * vectorBytes);
  }

  #arrays(vector: number): Arrays {
    const { parameters, gradients, decayMask, firstMoments, secondMoments } = this.#map;
    const at = (start: number): Pointer => absolute(start + vector * vectorBytes);
    const memory = [firstMoments, secondMoments].slice(0, this.#slots.length);
    return [at(parameters), at(gradients), at(decayMask), ...memory.map(at)];
  }

  #update(gradient: Local, [weights, , mask, ...memory]: Arrays): Code {
    const m = float32Lanes;
    const { slots, step } = this.#optimiser;
    const { beforeStep, besideStep, afterStep } = this.#regularisation;
    const weight = this.#weight;
    const { learningRate, regularisationRate } = this.#numbers;
    const rate = (): Code => m.mul(regularisationRate, loadVector(mask));
    return [
      set(weight, loadVector(weights)),
      this.#clip(gradient),
      beforeStep ? set(gradient, beforeStep(m, get(gradient), get(weight), rate())) : [],
      slots.map((renew, index) => {
        const slot = this.#slots[index] as Local;
        const kept = memory[index] as Pointer;
        return [
          set(slot, renew(m, this.#numbers, get(gradient), loadVector(kept))),
          storeVector(kept, get(slot)),
        ];
      }),
      besideStep ? set(weight, besideStep(m, get(weight), rate(), learningRate)) : [],
      set(
        weight,
        m.sub(get(weight), step(m, this.#numbers, get(gradient), ...this.#slots.map(get))),
      ),
      afterStep ? set(weight, afterStep(m, get(weight), rate(), learningRate)) : [],
      storeVector(weights, get(weight)),
    ];
  }
}
