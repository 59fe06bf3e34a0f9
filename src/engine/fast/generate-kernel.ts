import {
  type Code,
  call,
  doWhile,
  type FunctionHandle,
  f32x4,
  get,
  i32,
  type Locals,
  ModuleBuilder,
  set,
} from "../../wasm/encoder.ts";
import { SimdMath } from "../../wasm/simd-math.ts";
import { emitActivation, emitSpread, needsSpread } from "./activation-kernel.ts";
import {
  type DenseSize,
  denseWork,
  type EmitContext,
  emitForward,
  emitGradient,
  emitLowerDelta,
} from "./dense-kernel.ts";
import type { KernelSpec } from "./kernel-spec.ts";
import { parameterBytes, parametersPerVector, vectorBytes } from "./lanes.ts";
import { type HiddenBuffers, type MemoryMap, memoryMap } from "./memory-map.ts";
import {
  emitLoss,
  emitOutputDelta,
  emitPrediction,
  type OutputRows,
  outputRows,
} from "./output-kernel.ts";
import { absolute, address, advance, type Pointer, relative, storeVector } from "./pointer.ts";
import { emitStraightGradient } from "./straight-gradient.ts";
import { UpdateKernel } from "./update-kernel.ts";

/** Weight × vector products of a whole network up to which its code is one straight line. */
const straightWork = 400;

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
  readonly #module = new ModuleBuilder();
  /** Layers of equal size share one function. */
  readonly #shared = new Map<string, FunctionHandle>();

  constructor(spec: KernelSpec) {
    this.#spec = spec;
    this.#map = memoryMap(spec);
  }

  build(): Uint8Array<ArrayBuffer> {
    const { trainVectors, evaluationVectors, trainBlockBytes, evaluationBlockBytes } = this.#map;
    this.#blockLoop("trainBatches", trainBlockBytes, trainVectors, (context, block) => {
      const update = new UpdateKernel(context, this.#spec, this.#map);
      const backward = this.#backward(context, block, update);
      return [
        update.prelude(),
        this.#forward(context, trainVectors, block, true),
        emitOutputDelta(
          context,
          this.#spec.output,
          this.#outputRows(trainVectors, block),
          absolute(this.#map.outputDeltas),
        ),
        backward,
      ];
    });
    this.#blockLoop(
      "evaluate",
      evaluationBlockBytes,
      evaluationVectors,
      (context, block) => [
        this.#forward(context, evaluationVectors, block, false),
        emitLoss(
          context,
          this.#spec.output,
          this.#outputRows(evaluationVectors, block),
          absolute(this.#map.results),
        ),
      ],
      this.#clearResults(),
    );
    this.#module.function({ parameters: ["i32"], exportName: "predict" }, (locals) => {
      const block = relative(locals.parameter(0));
      const context = this.#context(locals, evaluationVectors);
      return [
        this.#forward(context, evaluationVectors, block, false),
        emitPrediction(context, this.#spec.output, this.#outputRows(evaluationVectors, block)),
      ];
    });
    return this.#module.build();
  }

  /** Exports a function of (block, count) that runs `body` on `count` ≥ 1 neighbouring blocks. */
  #blockLoop(
    exportName: string,
    stride: number,
    vectors: number,
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
            body(this.#context(locals, vectors), relative(block)),
            set(block, i32.add(get(block), i32.const(stride))),
            set(remaining, i32.sub(get(remaining), i32.const(1))),
          ],
          i32.ne(get(remaining), i32.const(0)),
        ),
      ];
    });
  }

  #clearResults(): Code {
    return Array.from({ length: 8 }, (_, index) =>
      storeVector(absolute(this.#map.results + index * vectorBytes), f32x4.const(0)),
    );
  }

  #context(locals: Locals, vectors: number): EmitContext {
    const work = this.#sizes(vectors).reduce((total, size) => total + denseWork(size), 0);
    return {
      mode: this.#spec.lanes,
      locals,
      math: new SimdMath(locals),
      straight: work <= straightWork,
    };
  }

  #sizes(vectors: number): DenseSize[] {
    return this.#spec.shape.layers.map(({ inputs, rows }) => ({ inputs, rows, vectors }));
  }

  #layerAddress(start: number, layer: number): Pointer {
    const slot = this.#map.layerSlots[layer] as number;
    return absolute(start + slot * parameterBytes(this.#spec.lanes));
  }

  #learnedAddress(start: number, layer: number): Pointer {
    const slot = this.#map.learnableSlot + layer * this.#spec.shape.learnablePerLayer;
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
    const { shape, hidden } = this.#spec;
    return this.#sizes(vectors).map((size, index) => {
      const buffers = this.#map.hidden[index];
      const weights = this.#layerAddress(this.#map.parameters, index);
      const x = this.#inputsOf(index, block);
      const z = absolute(buffers ? buffers.preActivations : this.#map.outputs);
      return [
        this.#dense(context, "forward", size, [weights, x, z], (inner, pointers) => {
          const [w, from, to] = pointers as [Pointer, Pointer, Pointer];
          return emitForward(inner, size, { weights: w, x: from, z: to });
        }),
        buffers
          ? emitActivation(context, hidden, {
              layer: shape.layers[index] as (typeof shape.layers)[number],
              vectors,
              buffers,
              learned: this.#learnedAddress(this.#map.parameters, index),
              withDerivatives,
            })
          : [],
      ];
    });
  }

  /** From the last layer to the first: the delta below, then gradients and their steps. */
  #backward(context: EmitContext, block: Pointer, update: UpdateKernel): Code {
    const layers = this.#sizes(this.#map.trainVectors)
      .map((size, index) => {
        const own = this.#map.hidden[index];
        const deltas = absolute(own ? own.deltas : this.#map.outputDeltas);
        const below = this.#map.hidden[index - 1];
        return [
          below ? this.#lowerDelta(context, size, index, deltas, below) : [],
          this.#gradient(context, size, index, deltas, block, update),
        ];
      })
      .reverse();
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
    return this.#dense(
      context,
      "gradient",
      size,
      [deltas, x, this.#layerAddress(this.#map.gradients, index)],
      (inner, pointers) => {
        const [delta, from, gradients] = pointers as [Pointer, Pointer, Pointer];
        return emitGradient(inner, size, { deltas: delta, x: from, gradients });
      },
    );
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
    const { shape, hidden } = this.#spec;
    const spread = needsSpread(hidden);
    const lower = absolute(spread ? this.#map.upstream : below.deltas);
    return [
      this.#dense(
        context,
        "lowerDelta",
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
      spread
        ? emitSpread(context, hidden, {
            layer: shape.layers[index - 1] as (typeof shape.layers)[number],
            vectors: size.vectors,
            upstream: lower,
            buffers: below,
            learnedGradients: this.#learnedAddress(this.#map.gradients, index - 1),
          })
        : [],
    ];
  }

  /** The code in place for tiny networks; a call of the function for this size for others. */
  #dense(
    context: EmitContext,
    step: string,
    size: DenseSize,
    pointers: readonly Pointer[],
    emit: (context: EmitContext, pointers: readonly Pointer[]) => Code,
  ): Code {
    if (context.straight) return emit(context, pointers);
    const key = [step, size.inputs, size.rows, size.vectors].join(" ");
    let handle = this.#shared.get(key);
    if (!handle) {
      handle = this.#module.function({ parameters: pointers.map(() => "i32") }, (locals) =>
        emit(
          { ...context, locals, math: new SimdMath(locals) },
          pointers.map((_, index) => relative(locals.parameter(index))),
        ),
      );
      this.#shared.set(key, handle);
    }
    return call(handle, ...pointers.map(address));
  }
}
