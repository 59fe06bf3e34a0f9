import { type Code, call, doWhile, f32x4, get, i32, set } from "../../../wasm/encoder.ts";
import { ModuleBuilder } from "../../../wasm/module-builder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { type ActivationPlan, emitActivation } from "../layers/activation-kernel.ts";
import { denseWork, type EmitContext } from "../layers/dense-kernel.ts";
import { emitLoss, emitOutputDelta, emitPrediction } from "../layers/output-kernel.ts";
import { hiddenKinds, isDrawn, isStepwise, type KernelSpec } from "../layout/kernel-spec.ts";
import { vectorBytes } from "../layout/lanes.ts";
import type { MemoryMap } from "../layout/memory-map.ts";
import { absolute, address, type Pointer, relative, storeVector } from "../layout/pointer.ts";
import { emitBackwardPass } from "../passes/backward-pass.ts";
import { emitForwardPass, emitLinear } from "../passes/forward-pass.ts";
import { KernelSteps } from "../passes/kernel-steps.ts";
import { emitLayerStatistics, type StatisticsParts } from "../passes/statistics-pass.ts";
import { UpdateKernel } from "../passes/update-kernel.ts";
import { isSingleExample } from "../single-example/single-example-kernel.ts";
import { emitSingleExample } from "../single-example/single-example-pass.ts";

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
  readonly #module = new ModuleBuilder();
  readonly #steps: KernelSteps;
  readonly #spec: KernelSpec;
  readonly #map: MemoryMap;

  constructor(spec: KernelSpec) {
    this.#steps = new KernelSteps(spec, this.#module);
    this.#spec = spec;
    this.#map = this.#steps.map;
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
          this.#steps.outputRows(trainVectors, block),
          absolute(this.#map.outputDeltas),
        );
      if (isSingleExample(this.#spec)) {
        return emitSingleExample(context, this.#steps, { block, outputDelta, update });
      }
      return [
        update.prelude(),
        this.#steps.around.draws(context, block),
        emitForwardPass(this.#steps, context, trainVectors, block, true),
        outputDelta(),
        emitBackwardPass(this.#steps, context, block, update),
      ];
    });
    const forward = this.#module.function({ parameters: ["i32"] }, (locals) =>
      emitForwardPass(
        this.#steps,
        this.#steps.context(locals, false),
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
          this.#steps.outputRows(evaluationVectors, block),
          absolute(this.#map.results),
        ),
      ],
      this.#clearResults(),
    );
    if (this.#spec.normalisation?.statistics === "trainingSet") this.#statistics();
    this.#module.function({ parameters: ["i32"], exportName: "predict" }, (locals) => {
      const block = relative(locals.parameter(0));
      const context = this.#steps.context(locals, false);
      return [
        call(forward, address(block)),
        emitPrediction(
          context,
          this.#spec.output,
          this.#steps.outputRows(evaluationVectors, block),
        ),
      ];
    });
    return this.#module.build();
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
            body(this.#steps.context(locals, straight), relative(block)),
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
    const sizes = this.#steps.sizes(this.#map.trainVectors);
    const most = isSingleExample(this.#spec) ? straightSingleWork : straightWork;
    const work = sizes.reduce((total, size) => total + denseWork(size), 0);
    const isShort = (plan: ActivationPlan) =>
      plan.kind === "maxout" || plan.expressions.graph.size <= straightOperations;
    return work <= most && this.#steps.training.every(isShort);
  }

  #clearResults(): Code {
    return Array.from({ length: 8 }, (_, index) =>
      storeVector(absolute(this.#map.results + index * vectorBytes), f32x4.const(0)),
    );
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
      around: this.#steps.around,
      step: this.#steps.step.bind(this.#steps),
      linear: (context, index, size, x, z) =>
        emitLinear(this.#steps, context, size, [
          this.#steps.layerAddress(this.#map.parameters, index),
          x,
          z,
        ]),
      activation: (context, index, vectors, y, a) => {
        const size = { layer: this.#spec.shape.layers[index] as LayerShape, vectors };
        return emitActivation(context, this.#steps.evaluation[index] as ActivationPlan, size, {
          preActivations: y,
          activations: a,
          slopes: a,
          partials: [],
          learned: this.#steps.learnedAddress(this.#map.parameters, index),
          drawn: null,
        });
      },
    };
    const parameters = ["i32", "i32", "i32"] as const;
    this.#module.function({ parameters, exportName: "statistics" }, (locals) => {
      const context = this.#steps.context(locals, false);
      return this.#spec.shape.layers
        .slice(0, -1)
        .map((_, index) => emitLayerStatistics(context, parts, index));
    });
  }
}
