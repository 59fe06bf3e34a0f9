import { type Code, call, type FunctionHandle } from "../../../wasm/encoder.ts";
import type { Locals, ModuleBuilder } from "../../../wasm/module-builder.ts";
import { SimdMath } from "../../../wasm/simd-math.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { type ActivationPlan, planActivation } from "../layers/activation-kernel.ts";
import type { DenseSize, EmitContext } from "../layers/dense-kernel.ts";
import { type OutputRows, outputRows } from "../layers/output-kernel.ts";
import { hiddenKinds, hiddenOf, type KernelSpec } from "../layout/kernel-spec.ts";
import { parameterBytes, parametersPerVector, vectorBytes } from "../layout/lanes.ts";
import { type MemoryMap, memoryMap } from "../layout/memory-map.ts";
import { absolute, address, advance, type Pointer, relative } from "../layout/pointer.ts";
import { throughLocals, throughMemory } from "../layout/row-access.ts";
import { LayerSurroundings } from "./layer-surroundings.ts";

/**
 * What the passes of one kernel share: what it is made of, where everything lies, and the functions
 * that layers of equal size have in common.
 */
export class KernelSteps {
  readonly spec: KernelSpec;
  readonly map: MemoryMap;
  /** Of each hidden layer; layers of one function share one. */
  readonly training: readonly ActivationPlan[];
  readonly evaluation: readonly ActivationPlan[];
  readonly around: LayerSurroundings;
  readonly #module: ModuleBuilder;
  readonly #shared = new Map<string, FunctionHandle>();

  constructor(spec: KernelSpec, module: ModuleBuilder) {
    this.spec = spec;
    this.map = memoryMap(spec);
    this.training = this.#plans(true);
    this.evaluation = this.#plans(false);
    this.around = new LayerSurroundings(spec, this.map, this.step.bind(this));
    this.#module = module;
  }

  #plans(withDerivatives: boolean): readonly ActivationPlan[] {
    const plans = new Map<number, ActivationPlan>();
    return this.spec.shape.layers.slice(0, -1).map((_, layer) => {
      const first = firstOfKind(this.spec, layer);
      const plan = plans.get(first) ?? planActivation(hiddenOf(this.spec, layer), withDerivatives);
      plans.set(first, plan);
      return plan;
    });
  }

  context(locals: Locals, straight: boolean): EmitContext {
    const rows = straight ? throughLocals(locals) : throughMemory;
    return { mode: this.spec.lanes, locals, math: new SimdMath(locals), straight, rows };
  }

  sizes(vectors: number): DenseSize[] {
    return this.spec.shape.layers.map(({ inputs, rows }) => ({ inputs, rows, vectors }));
  }

  layerAddress(start: number, layer: number): Pointer {
    const slot = this.map.layerSlots[layer] as number;
    return absolute(start + slot * parameterBytes(this.spec.lanes));
  }

  learnedAddress(start: number, layer: number): Pointer {
    const { layers, learnableOffset } = this.spec.shape;
    const own = (layers[layer] as LayerShape).learnableOffset - learnableOffset;
    const slot = this.map.learnableSlot + own;
    return absolute(start + slot * parameterBytes(this.spec.lanes));
  }

  /** A layer's inputs: the block's features, or the activations below. */
  inputsOf(layer: number, block: Pointer): Pointer {
    const below = this.map.hidden[layer - 1];
    return below ? absolute(below.activations) : block;
  }

  outputRows(vectors: number, block: Pointer): OutputRows {
    const { inputs, outputs } = this.spec.shape;
    return outputRows(
      outputs,
      vectors,
      this.map.outputs,
      advance(block, inputs * vectors * vectorBytes),
    );
  }

  /** The vector of the parameter arrays that starts at this slot. */
  vectorOf(slot: number): number {
    return slot / parametersPerVector(this.spec.lanes);
  }

  /** The name of a step that layers of one function share. */
  ofKind(name: string, index: number): readonly unknown[] {
    return this.spec.laterHidden ? [name, firstOfKind(this.spec, index)] : [name];
  }

  dense(
    context: EmitContext,
    name: string,
    { inputs, rows, vectors }: DenseSize,
    pointers: readonly Pointer[],
    emit: (context: EmitContext, pointers: readonly Pointer[]) => Code,
  ): Code {
    return this.step(context, [name, inputs, rows, vectors], pointers, emit);
  }

  /** The code in place for tiny networks; a call of the function of this key for others. */
  step(
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
