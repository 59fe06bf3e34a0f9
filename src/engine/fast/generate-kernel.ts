import {
  type Code,
  call,
  doWhile,
  type FunctionHandle,
  f32x4,
  get,
  i32,
  set,
} from "../../wasm/encoder.ts";
import { type Locals, ModuleBuilder } from "../../wasm/module-builder.ts";
import { SimdMath } from "../../wasm/simd-math.ts";
import type { LayerShape } from "../network/network-shape.ts";
import {
  type ActivationPlan,
  type ActivationRows,
  emitActivation,
  emitSpread,
  needsSpread,
  planActivation,
} from "./activation-kernel.ts";
import {
  type DenseSize,
  denseWork,
  type EmitContext,
  emitForward,
  emitGradient,
  emitLowerDelta,
} from "./dense-kernel.ts";
import {
  type HiddenKind,
  hiddenKinds,
  hiddenOf,
  isBranched,
  isDrawn,
  isStepwise,
  type KernelSpec,
} from "./kernel-spec.ts";
import { parameterBytes, parametersPerVector, vectorBytes } from "./lanes.ts";
import { LayerSurroundings } from "./layer-surroundings.ts";
import { type HiddenBuffers, type MemoryMap, memoryMap } from "./memory-map.ts";
import {
  emitLoss,
  emitOutputDelta,
  emitPrediction,
  type OutputRows,
  outputRows,
} from "./output-kernel.ts";
import { absolute, address, advance, type Pointer, relative, storeVector } from "./pointer.ts";
import { throughLocals, throughMemory } from "./row-access.ts";
import { isSingleExample } from "./single-example-kernel.ts";
import { emitSingleExample, type SingleExampleParts } from "./single-example-pass.ts";
import { emitLayerStatistics, type StatisticsParts } from "./statistics-pass.ts";
import { emitStraightGradient } from "./straight-gradient.ts";
import { UpdateKernel } from "./update-kernel.ts";

/**
 * Weight × vector products of a whole network up to which a mini-batch is one
 * straight line: it spares tiny networks 8 % of their time, and up to here its
 * code is made as fast as loops. Above 250 it no longer fits the instruction cache.
 */
const straightWork = 128;

/** The same of mini-batches of one example, which four units in the lanes make shorter. */
const straightSingleWork = 512;

/** Operations of f and f′ up to which the same holds; the largest function of the registry has half. */
const straightOperations = 120;

/**
 * Turns a network, its activation and its optimiser into a WebAssembly module
 * with three functions over one memory (laid out by `memory-map.ts`):
 *
 * - `trainBatches(block, count)`: forward, backward and update for `count`
 *   mini-batches that start at `block`;
 * - `evaluate(block, count)`: loss and right classifications over `count`
 *   blocks, summed into `results`;
 * - `predict(block)`: one block forward; activations and outputs stay in memory.
 */
export function generateKernel(spec: KernelSpec): Uint8Array<ArrayBuffer> {
  return new KernelGenerator(spec).build();
}

class KernelGenerator {
  readonly #spec: KernelSpec;
  readonly #map: MemoryMap;
  /** Of each hidden layer; layers of one function share one. */
  readonly #training: readonly ActivationPlan[];
  readonly #evaluation: readonly ActivationPlan[];
  readonly #module = new ModuleBuilder();
  readonly #around: LayerSurroundings;
  /** Layers of equal size share one function for each step. */
  readonly #shared = new Map<string, FunctionHandle>();

  constructor(spec: KernelSpec) {
    this.#spec = spec;
    this.#map = memoryMap(spec);
    this.#training = this.#plans(true);
    this.#evaluation = this.#plans(false);
    this.#around = new LayerSurroundings(spec, this.#map, this.#step.bind(this));
  }

  #plans(withDerivatives: boolean): readonly ActivationPlan[] {
    const plans = new Map<number, ActivationPlan>();
    return this.#spec.shape.layers.slice(0, -1).map((_, layer) => {
      const first = firstOfKind(this.#spec, layer);
      const plan = plans.get(first) ?? planActivation(hiddenOf(this.#spec, layer), withDerivatives);
      plans.set(first, plan);
      return plan;
    });
  }

  build(): Uint8Array<ArrayBuffer> {
    const { trainVectors, evaluationVectors, trainBlockBytes, evaluationBlockBytes } = this.#map;
    this.#blockLoop("trainBatches", trainBlockBytes, this.#isTiny(), (context, block) => {
      const update = new UpdateKernel(context, this.#spec, this.#map);
      // Steps are emitted in the order in which they run.
      const outputDelta = (): Code =>
        emitOutputDelta(
          context,
          this.#spec.output,
          this.#outputRows(trainVectors, block),
          absolute(this.#map.outputDeltas),
        );
      if (isSingleExample(this.#spec)) {
        return emitSingleExample(context, this.#singleExampleParts(outputDelta), block, update);
      }
      return [
        update.prelude(),
        this.#around.draws(context, block),
        this.#forward(context, trainVectors, block, true),
        outputDelta(),
        this.#backward(context, block, update),
      ];
    });
    const forward = this.#module.function({ parameters: ["i32"] }, (locals) =>
      this.#forward(
        this.#context(locals, false),
        evaluationVectors,
        relative(locals.parameter(0)),
        false,
      ),
    );
    this.#blockLoop(
      "evaluate",
      evaluationBlockBytes,
      false,
      (context, block) => [
        call(forward, address(block)),
        emitLoss(
          context,
          this.#spec.output,
          this.#outputRows(evaluationVectors, block),
          absolute(this.#map.results),
        ),
      ],
      this.#clearResults(),
    );
    if (this.#spec.normalisation?.statistics === "trainingSet") this.#statistics();
    this.#module.function({ parameters: ["i32"], exportName: "predict" }, (locals) => {
      const block = relative(locals.parameter(0));
      const context = this.#context(locals, false);
      return [
        call(forward, address(block)),
        emitPrediction(context, this.#spec.output, this.#outputRows(evaluationVectors, block)),
      ];
    });
    return this.#module.build();
  }

  #singleExampleParts(outputDelta: () => Code): SingleExampleParts {
    return {
      outputDelta,
      spec: this.#spec,
      map: this.#map,
      plans: this.#training,
      step: this.#step.bind(this),
      ofKind: this.#ofKind.bind(this),
      layerAddress: this.#layerAddress.bind(this),
    };
  }

  /** Exports a function of (block, count) that runs `body` on `count` ≥ 1 neighbouring blocks. */
  #blockLoop(
    exportName: string,
    stride: number,
    straight: boolean,
    body: (context: EmitContext, block: Pointer) => Code,
    before: Code = [],
  ): void {
    this.#module.function({ parameters: ["i32", "i32"], exportName }, (locals) => {
      const block = locals.parameter(0);
      const remaining = locals.parameter(1);
      return [
        before,
        doWhile(
          [
            body(this.#context(locals, straight), relative(block)),
            set(block, i32.add(get(block), i32.const(stride))),
            set(remaining, i32.sub(get(remaining), i32.const(1))),
          ],
          i32.ne(get(remaining), i32.const(0)),
        ),
      ];
    });
  }

  /** Few products, and no typed function of a size that should not stand there again and again. */
  #isTiny(): boolean {
    // A straight line steps before all gradients are there, which clipping by norm must see.
    if (this.#spec.clipping === "norm" || isStepwise(this.#spec)) return false;
    if (hiddenKinds(this.#spec).some(isDrawn)) return false;
    const sizes = this.#sizes(this.#map.trainVectors);
    const most = isSingleExample(this.#spec) ? straightSingleWork : straightWork;
    const work = sizes.reduce((total, size) => total + denseWork(size), 0);
    const isShort = (plan: ActivationPlan) =>
      plan.kind === "maxout" || plan.expressions.graph.size <= straightOperations;
    return work <= most && this.#training.every(isShort);
  }

  #clearResults(): Code {
    return Array.from({ length: 8 }, (_, index) =>
      storeVector(absolute(this.#map.results + index * vectorBytes), f32x4.const(0)),
    );
  }

  #context(locals: Locals, straight: boolean): EmitContext {
    const rows = straight ? throughLocals(locals) : throughMemory;
    return { mode: this.#spec.lanes, locals, math: new SimdMath(locals), straight, rows };
  }

  #sizes(vectors: number): DenseSize[] {
    return this.#spec.shape.layers.map(({ inputs, rows }) => ({ inputs, rows, vectors }));
  }

  #layerAddress(start: number, layer: number): Pointer {
    const slot = this.#map.layerSlots[layer] as number;
    return absolute(start + slot * parameterBytes(this.#spec.lanes));
  }

  #learnedAddress(start: number, layer: number): Pointer {
    const { layers, learnableOffset } = this.#spec.shape;
    const own = (layers[layer] as LayerShape).learnableOffset - learnableOffset;
    const slot = this.#map.learnableSlot + own;
    return absolute(start + slot * parameterBytes(this.#spec.lanes));
  }

  /** A layer's inputs: the block's features, or the activations below. */
  #inputsOf(layer: number, block: Pointer): Pointer {
    const below = this.#map.hidden[layer - 1];
    return below ? absolute(below.activations) : block;
  }

  #outputRows(vectors: number, block: Pointer): OutputRows {
    const { inputs, outputs } = this.#spec.shape;
    return outputRows(
      outputs,
      vectors,
      this.#map.outputs,
      advance(block, inputs * vectors * vectorBytes),
    );
  }

  #forward(context: EmitContext, vectors: number, block: Pointer, withDerivatives: boolean): Code {
    return this.#sizes(vectors).map((size, index) => {
      const buffers = this.#map.hidden[index];
      const weights = this.#layerAddress(this.#map.parameters, index);
      const x = this.#inputsOf(index, block);
      if (buffers && isStepwise(this.#spec)) {
        return this.#stepwiseForward(context, index, vectors, block, buffers, withDerivatives);
      }
      const z = absolute(buffers ? buffers.preActivations : this.#map.outputs);
      return [
        this.#linear(context, size, [weights, x, z]),
        buffers ? this.#activation(context, index, vectors, buffers, withDerivatives) : [],
      ];
    });
  }

  #linear(context: EmitContext, size: DenseSize, pointers: readonly Pointer[]): Code {
    return this.#dense(context, "forward", size, pointers, (inner, given) => {
      const [w, from, to] = given as [Pointer, Pointer, Pointer];
      return emitForward(inner, size, { weights: w, x: from, z: to });
    });
  }

  /** A hidden layer with what stands around it: linear maps, normalisation, function, dropout, skip connection. */
  #stepwiseForward(
    context: EmitContext,
    index: number,
    vectors: number,
    block: Pointer,
    buffers: HiddenBuffers,
    isTraining: boolean,
  ): Code {
    const layer = this.#spec.shape.layers[index] as LayerShape;
    const { rows, units, inputs, normalisation, skips } = layer;
    const x = this.#inputsOf(index, block);
    const y = absolute(buffers.preActivations);
    const z = normalisation ? absolute(buffers.normalised) : y;
    const a = absolute(buffers.activations);
    const size = { units, vectors };
    return [
      this.#linear(context, { inputs, rows, vectors }, [
        this.#layerAddress(this.#map.parameters, index),
        x,
        z,
      ]),
      normalisation
        ? this.#around.normalise(context, index, vectors, isTraining ? block : null, { z, y })
        : [],
      this.#activation(context, index, vectors, buffers, isTraining),
      isTraining ? this.#around.dropped(context, index, vectors) : [],
      skips ? this.#around.added(context, size, [x, a]) : [],
    ];
  }

  /** From ∂L/∂a of a hidden layer, in its `upstream`, to ∂L/∂y in its `deltas`. */
  #throughBranch(context: EmitContext, index: number, vectors: number): Code {
    const { units } = this.#spec.shape.layers[index] as LayerShape;
    const buffers = this.#map.hidden[index] as HiddenBuffers;
    const upstream = absolute(buffers.upstream);
    const isDropped = this.#spec.dropout !== undefined;
    const branch = isDropped ? absolute(this.#map.upstream) : upstream;
    return [
      isDropped
        ? this.#around.scaled(context, { units, vectors }, [
            upstream,
            absolute(buffers.factors),
            branch,
          ])
        : [],
      this.#spread(context, index, vectors, branch, buffers),
    ];
  }

  /**
   * Exports `statistics(block, count, scratch)`: the mean and variance of every row of every hidden
   * layer over `count` blocks of examples, layer by layer; `scratch` has room for what each block
   * brings to the next layer.
   */
  #statistics(): void {
    const parts: StatisticsParts = {
      spec: this.#spec,
      map: this.#map,
      around: this.#around,
      step: this.#step.bind(this),
      linear: (context, index, size, x, z) =>
        this.#linear(context, size, [this.#layerAddress(this.#map.parameters, index), x, z]),
      activation: (context, index, vectors, y, a) => {
        const size = { layer: this.#spec.shape.layers[index] as LayerShape, vectors };
        return emitActivation(context, this.#evaluation[index] as ActivationPlan, size, {
          preActivations: y,
          activations: a,
          slopes: a,
          partials: [],
          learned: this.#learnedAddress(this.#map.parameters, index),
          drawn: null,
        });
      },
    };
    const parameters = ["i32", "i32", "i32"] as const;
    this.#module.function({ parameters, exportName: "statistics" }, (locals) => {
      const context = this.#context(locals, false);
      return this.#spec.shape.layers
        .slice(0, -1)
        .map((_, index) => emitLayerStatistics(context, parts, index));
    });
  }

  #activation(
    context: EmitContext,
    index: number,
    vectors: number,
    buffers: HiddenBuffers,
    withDerivatives: boolean,
  ): Code {
    const size = { layer: this.#spec.shape.layers[index] as LayerShape, vectors };
    const hidden = hiddenOf(this.#spec, index);
    const plan = (withDerivatives ? this.#training : this.#evaluation)[index] as ActivationPlan;
    return [
      withDerivatives ? this.#around.drawnNumbers(context, index, vectors) : [],
      this.#step(
        context,
        [...this.#ofKind("activation", index), size.layer.units, vectors, withDerivatives],
        activationPointers(buffers, this.#learnedAddress(this.#map.parameters, index)),
        (inner, pointers) => emitActivation(inner, plan, size, activationRows(hidden, pointers)),
      ),
    ];
  }

  /** From the last layer to the first: the delta below, then gradients and their steps. */
  #backward(context: EmitContext, block: Pointer, update: UpdateKernel): Code {
    const layers: Code[] = [];
    for (const [index, size] of [...this.#sizes(this.#map.trainVectors).entries()].reverse()) {
      const own = this.#map.hidden[index];
      const deltas = absolute(own ? own.deltas : this.#map.outputDeltas);
      const below = this.#map.hidden[index - 1];
      if (below && isBranched(this.#spec)) {
        layers.push(this.#stepDown(context, size, index, deltas, below));
      } else if (below) layers.push(this.#lowerDelta(context, size, index, deltas, below));
      layers.push(this.#gradient(context, size, index, deltas, block, update));
      if (!below) continue;
      if (isBranched(this.#spec)) {
        layers.push(this.#throughBranch(context, index - 1, size.vectors));
      }
      layers.push(this.#around.normaliseBack(context, index - 1, size.vectors, block));
    }
    return [layers, update.allFrom(context.straight ? this.#vectorOf(this.#map.learnableSlot) : 0)];
  }

  /** Straight lines step as soon as a gradient is there; others when all are. */
  #gradient(
    context: EmitContext,
    size: DenseSize,
    index: number,
    deltas: Pointer,
    block: Pointer,
    update: UpdateKernel,
  ): Code {
    const x = this.#inputsOf(index, block);
    if (context.straight) {
      const first = this.#vectorOf(this.#map.layerSlots[index] as number);
      return emitStraightGradient(context, size, { deltas, x }, (vector, gradient) =>
        update.one(first + vector, gradient),
      );
    }
    // Batch normalisation takes off whatever a bias adds: no gradient arrives there.
    const isHidden = index < this.#spec.shape.hiddenLayerCount;
    const trainsBias = !(isHidden && this.#spec.normalisation?.kind === "batch");
    return this.#dense(
      context,
      trainsBias ? "gradient" : "weightGradient",
      size,
      [deltas, x, this.#layerAddress(this.#map.gradients, index)],
      (inner, pointers) => {
        const [delta, from, gradients] = pointers as [Pointer, Pointer, Pointer];
        return emitGradient(inner, size, { deltas: delta, x: from, gradients }, trainsBias);
      },
    );
  }

  /** From ∂L/∂z of layer `index` to ∂L/∂a of the hidden layer below it. */
  #stepDown(
    context: EmitContext,
    size: DenseSize,
    index: number,
    deltas: Pointer,
    below: HiddenBuffers,
  ): Code {
    const { skips, inputs } = this.#spec.shape.layers[index] as LayerShape;
    const lower = absolute(below.upstream);
    const own = this.#map.hidden[index];
    return [
      this.#dense(
        context,
        "unscaledDelta",
        size,
        [this.#layerAddress(this.#map.parameters, index), deltas, lower],
        (inner, pointers) => {
          const [weights, delta, target] = pointers as [Pointer, Pointer, Pointer];
          const at = { weights, deltas: delta, lower: target, derivatives: null };
          return emitLowerDelta(inner, size, at);
        },
      ),
      skips && own
        ? this.#around.added(context, { units: inputs, vectors: size.vectors }, [
            absolute(own.upstream),
            lower,
          ])
        : [],
    ];
  }

  /** The vector of the parameter arrays that starts at this slot. */
  #vectorOf(slot: number): number {
    return slot / parametersPerVector(this.#spec.lanes);
  }

  /** From ∂L/∂z of layer `index` to ∂L/∂z of the hidden layer below it. */
  #lowerDelta(
    context: EmitContext,
    size: DenseSize,
    index: number,
    deltas: Pointer,
    below: HiddenBuffers,
  ): Code {
    const spread = needsSpread(hiddenOf(this.#spec, index - 1));
    const lower = absolute(spread ? this.#map.upstream : below.deltas);
    return [
      this.#dense(
        context,
        spread && this.#spec.laterHidden ? "unscaledDelta" : "lowerDelta",
        size,
        [this.#layerAddress(this.#map.parameters, index), deltas, lower],
        (inner, pointers) => {
          const [weights, delta, target] = pointers as [Pointer, Pointer, Pointer];
          return emitLowerDelta(inner, size, {
            weights,
            deltas: delta,
            lower: target,
            derivatives: spread ? null : target,
          });
        },
      ),
      spread ? this.#spread(context, index - 1, size.vectors, lower, below) : [],
    ];
  }

  #spread(
    context: EmitContext,
    index: number,
    vectors: number,
    upstream: Pointer,
    buffers: HiddenBuffers,
  ): Code {
    const hidden = hiddenOf(this.#spec, index);
    const size = { layer: this.#spec.shape.layers[index] as LayerShape, vectors };
    return this.#step(
      context,
      [...this.#ofKind("spread", index), size.layer.units, vectors],
      [upstream, ...activationPointers(buffers, this.#learnedAddress(this.#map.gradients, index))],
      (inner, [from = upstream, ...pointers]) =>
        emitSpread(inner, hidden, size, from, activationRows(hidden, pointers)),
    );
  }

  /** The name of a step that layers of one function share. */
  #ofKind(name: string, index: number): readonly unknown[] {
    return this.#spec.laterHidden ? [name, firstOfKind(this.#spec, index)] : [name];
  }

  #dense(
    context: EmitContext,
    name: string,
    { inputs, rows, vectors }: DenseSize,
    pointers: readonly Pointer[],
    emit: (context: EmitContext, pointers: readonly Pointer[]) => Code,
  ): Code {
    return this.#step(context, [name, inputs, rows, vectors], pointers, emit);
  }

  /** The code in place for tiny networks; a call of the function of this key for others. */
  #step(
    context: EmitContext,
    key: readonly unknown[],
    pointers: readonly Pointer[],
    emit: (context: EmitContext, pointers: readonly Pointer[]) => Code,
  ): Code {
    if (context.straight) return emit(context, pointers);
    const name = key.join(" ");
    let handle = this.#shared.get(name);
    if (!handle) {
      handle = this.#module.function({ parameters: pointers.map(() => "i32") }, (locals) =>
        emit(
          { ...context, locals, math: new SimdMath(locals) },
          pointers.map((_, index) => relative(locals.parameter(index))),
        ),
      );
      this.#shared.set(name, handle);
    }
    return call(handle, ...pointers.map(address));
  }
}

/** The first hidden layer that applies what this one does. */
function firstOfKind(spec: KernelSpec, layer: number): number {
  if (!spec.laterHidden) return 0;
  const kinds = hiddenKinds(spec).map((kind, index) =>
    JSON.stringify([kind, spec.shape.layers[index]?.maps]),
  );
  return kinds.indexOf(kinds[layer] as string);
}

/** A layer's buffers, for a function that several layers share. */
const activationPointers = (buffers: HiddenBuffers, learned: Pointer): readonly Pointer[] => [
  ...[buffers.preActivations, buffers.activations, buffers.deltas].map(absolute),
  learned,
  ...buffers.partials.map(absolute),
  ...(buffers.drawn === 0 ? [] : [absolute(buffers.drawn)]),
];

function activationRows(hidden: HiddenKind, pointers: readonly Pointer[]): ActivationRows {
  const [preActivations, activations, slopes, learned, ...others] = pointers as [
    Pointer,
    Pointer,
    Pointer,
    Pointer,
    ...Pointer[],
  ];
  const partials = hidden.kind === "maxout" ? others : others.slice(0, hidden.learnable.length);
  const [drawn = null] = others.slice(partials.length);
  return { preActivations, activations, slopes, partials, learned, drawn };
}
