import { type Code, f32x4, get, type Local, set, v128 } from "../../wasm/encoder.ts";
import type { OptimiserId } from "../experiment/experiment.ts";
import type { EmitContext } from "./dense-kernel.ts";
import type { KernelSpec } from "./kernel-spec.ts";
import { vectorBytes } from "./lanes.ts";
import { type Hyperparameter, hyperparameters, type MemoryMap } from "./memory-map.ts";
import { absolute, loadVector, type Pointer, repeat, storeVector, stream } from "./pointer.ts";

const { add, sub, mul, div, sqrt } = f32x4;
const one = f32x4.const(1);

const hyperparameterAt = (map: MemoryMap, name: Hyperparameter): Pointer =>
  absolute(map.hyperparameters + hyperparameters.indexOf(name) * vectorBytes);

/** What one vector of parameters is updated with; all are locals or pointers of this vector. */
interface Slot {
  readonly weight: Local;
  readonly gradient: Local;
  readonly first: Pointer;
  readonly second: Pointer;
}

/** Weights, gradients, both moments and the decay mask of one vector of parameters. */
type Arrays = readonly [Pointer, Pointer, Pointer, Pointer, Pointer];

interface Rule {
  /** Code before the loop over parameters. */
  readonly prelude?: Code;
  /** Changes `slot.weight` by `slot.gradient`. */
  readonly update: (slot: Slot) => Code;
}

/**
 * The optimiser's step, a vector of parameters at a time, from gradients that
 * are means over the mini-batch. The rules are those of `optimisers.ts`; L2
 * joins the gradient, L1 shrinks the weight afterwards.
 */
export class UpdateKernel {
  readonly #context: EmitContext;
  readonly #spec: KernelSpec;
  readonly #map: MemoryMap;
  readonly #rule: Rule;
  /** Hyperparameters that the steps so far read. */
  readonly #rates = new Map<Hyperparameter, Local>();
  readonly #weight: Local;
  readonly #threshold: Local;

  constructor(context: EmitContext, spec: KernelSpec, map: MemoryMap) {
    this.#context = context;
    this.#spec = spec;
    this.#map = map;
    this.#weight = context.locals.new("v128");
    this.#threshold = context.locals.new("v128");
    this.#rule = rules[spec.optimiser](context, map, (name) => this.#rate(name));
  }

  /** What the steps made so far need, to be run before them, once a mini-batch. */
  prelude(): Code {
    return [
      [...this.#rates].map(([name, local]) =>
        set(local, loadVector(hyperparameterAt(this.#map, name))),
      ),
      this.#rule.prelude ?? [],
    ];
  }

  /** The step of one vector of parameters; keeps its gradient in memory as well. */
  one(vector: number, gradient: Local): Code {
    const arrays = this.#arrays(vector);
    return [storeVector(arrays[1], get(gradient)), this.#step(gradient, arrays)];
  }

  /** The steps of all vectors from this one on, by the gradients in memory. */
  allFrom(vector: number): Code {
    const { locals, straight } = this.#context;
    const gradient = locals.new("v128");
    return repeat(
      locals,
      this.#map.parameterVectors - vector,
      straight ? Number.POSITIVE_INFINITY : 4,
      this.#arrays(vector).map((start) => stream(start, vectorBytes)),
      (...pointers) => {
        const arrays = pointers as unknown as Arrays;
        return [set(gradient, loadVector(arrays[1])), this.#step(gradient, arrays)];
      },
    );
  }

  #arrays(vector: number): Arrays {
    const { parameters, gradients, firstMoments, secondMoments, decayMask } = this.#map;
    const at = (start: number): Pointer => absolute(start + vector * vectorBytes);
    return [at(parameters), at(gradients), at(firstMoments), at(secondMoments), at(decayMask)];
  }

  #rate(name: Hyperparameter): Code {
    let local = this.#rates.get(name);
    if (!local) {
      local = this.#context.locals.new("v128");
      this.#rates.set(name, local);
    }
    return get(local);
  }

  #step(gradient: Local, [weights, , first, second, mask]: Arrays): Code {
    const weight = this.#weight;
    const threshold = this.#threshold;
    const { regularisation } = this.#spec;
    return [
      set(weight, loadVector(weights)),
      regularisation === "l2"
        ? set(
            gradient,
            add(
              get(gradient),
              mul(mul(this.#rate("regularisationRate"), loadVector(mask)), get(weight)),
            ),
          )
        : [],
      this.#rule.update({ weight, gradient, first, second }),
      regularisation === "l1"
        ? [
            set(
              threshold,
              mul(
                mul(this.#rate("learningRate"), this.#rate("regularisationRate")),
                loadVector(mask),
              ),
            ),
            set(weight, softThreshold(get(weight), get(threshold))),
          ]
        : [],
      storeVector(weights, get(weight)),
    ];
  }
}

/** sign(w) · max(|w| − t, 0). */
const softThreshold = (weight: Code, threshold: Code): Code =>
  v128.or(
    f32x4.max(f32x4.sub(f32x4.abs(weight), threshold), f32x4.const(0)),
    v128.and(weight, f32x4.const(-0)),
  );

type RuleBuilder = (
  context: EmitContext,
  map: MemoryMap,
  rate: (name: Hyperparameter) => Code,
) => Rule;

/** State of the mean: s ← ρ s + (1 − ρ) x. */
const decayingMean = (state: Pointer, decay: Code, value: Code): Code =>
  add(mul(decay, loadVector(state)), mul(sub(one, decay), value));

/** v ← μ v + g, then w ← w − η · direction(v, g). */
function withVelocity(
  { locals }: EmitContext,
  rate: (name: Hyperparameter) => Code,
  direction: (velocity: Local, gradient: Local) => Code,
): Rule {
  const velocity = locals.new("v128");
  return {
    update: ({ weight, gradient, first }) => [
      set(velocity, add(mul(rate("momentum"), loadVector(first)), get(gradient))),
      storeVector(first, get(velocity)),
      set(weight, sub(get(weight), mul(rate("learningRate"), direction(velocity, gradient)))),
    ],
  };
}

const rules: Record<OptimiserId, RuleBuilder> = {
  sgd: (_context, _map, rate) => ({
    update: ({ weight, gradient }) =>
      set(weight, sub(get(weight), mul(rate("learningRate"), get(gradient)))),
  }),

  momentum: (context, _map, rate) => withVelocity(context, rate, (velocity) => get(velocity)),

  // One step further along the new velocity: what the classic momentum will do next.
  nesterov: (context, _map, rate) =>
    withVelocity(context, rate, (velocity, gradient) =>
      add(get(gradient), mul(rate("momentum"), get(velocity))),
    ),

  rmsprop: ({ locals }, _map, rate) => {
    const square = locals.new("v128");
    return {
      update: ({ weight, gradient, second }) => [
        set(square, decayingMean(second, rate("squareDecay"), mul(get(gradient), get(gradient)))),
        storeVector(second, get(square)),
        set(
          weight,
          sub(
            get(weight),
            div(mul(rate("learningRate"), get(gradient)), add(sqrt(get(square)), rate("epsilon"))),
          ),
        ),
      ],
    };
  },

  adam: ({ locals }, map, rate) => {
    const mean = locals.new("v128");
    const square = locals.new("v128");
    const meanScale = locals.new("v128");
    const squareScale = locals.new("v128");
    const power = locals.new("v128");
    const advancePower = (name: "meanPower" | "squarePower", decay: Code, scale: Local): Code => [
      set(power, mul(loadVector(hyperparameterAt(map, name)), decay)),
      // 1 − power is 1 long before this; denormal powers would only be slow.
      set(power, v128.and(get(power), f32x4.gt(get(power), f32x4.const(1e-20)))),
      storeVector(hyperparameterAt(map, name), get(power)),
      set(scale, sub(one, get(power))),
    ];
    return {
      prelude: [
        advancePower("meanPower", rate("meanDecay"), meanScale),
        advancePower("squarePower", rate("squareDecay"), squareScale),
      ],
      update: ({ weight, gradient, first, second }) => [
        set(mean, decayingMean(first, rate("meanDecay"), get(gradient))),
        storeVector(first, get(mean)),
        set(square, decayingMean(second, rate("squareDecay"), mul(get(gradient), get(gradient)))),
        storeVector(second, get(square)),
        set(
          weight,
          sub(
            get(weight),
            div(
              mul(rate("learningRate"), div(get(mean), get(meanScale))),
              add(sqrt(div(get(square), get(squareScale))), rate("epsilon")),
            ),
          ),
        ),
      ],
    };
  },
};
