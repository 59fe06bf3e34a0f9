import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { derivativeOf } from "../../../functions/families/registry.ts";
import { type Code, doWhile, get, i32, set, v128 } from "../../../wasm/encoder.ts";
import { ModuleBuilder } from "../../../wasm/module-builder.ts";
import { SimdMath } from "../../../wasm/simd-math.ts";
import { emitExpressions, planExpressions } from "./emit-expression.ts";

/** Values in one pass: z, f and f′ of 1,024 floats stay in the first-level cache. */
export const valuesPerPass = 1024;

const rowBytes = valuesPerPass * 4;

/**
 * One function as the training kernels compute it, alone: f and f′ of 1,024
 * values of z spread over [−4, 4], in float32 SIMD. The result repeats that
 * pass as often as it is asked.
 *
 * @throws where the machine has no WebAssembly SIMD.
 */
export function createValueKernel(
  activation: ElementwiseActivation,
  parameters: ParameterValues,
): (passes: number) => void {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const z = new Float32Array(memory.buffer, 0, valuesPerPass);
  for (let index = 0; index < valuesPerPass; index++) {
    z[index] = (index / (valuesPerPass - 1)) * 8 - 4;
  }
  const module = new WebAssembly.Module(valueKernelBytes(activation, parameters));
  return new WebAssembly.Instance(module, { env: { memory } }).exports.run as (
    passes: number,
  ) => void;
}

/** The machine code itself: the same formula gives the same bytes, whoever wrote it. */
export function valueKernelBytes(
  activation: ElementwiseActivation,
  parameters: ParameterValues,
): Uint8Array<ArrayBuffer> {
  const builder = new ModuleBuilder();
  builder.function({ parameters: ["i32"], exportName: "run" }, (locals) => {
    const passes = locals.parameter(0);
    const at = locals.new("i32");
    const z = locals.new("v128");
    const plan = planExpressions(
      [activation.value, derivativeOf(activation)],
      (name) => parameters[name] ?? Number.NaN,
    );
    const { prelude, values } = emitExpressions(plan, {
      locals,
      math: new SimdMath(locals),
      variable: z,
    });
    const stores: readonly Code[] = values.map((value, row) =>
      v128.store(get(at), value, (row + 1) * rowBytes),
    );
    const pass = [
      set(at, i32.const(0)),
      doWhile(
        [set(z, v128.load(get(at))), prelude, stores, set(at, i32.add(get(at), i32.const(16)))],
        i32.ltU(get(at), i32.const(rowBytes)),
      ),
      set(passes, i32.sub(get(passes), i32.const(1))),
    ];
    return doWhile(pass, i32.ltS(i32.const(0), get(passes)));
  });
  return builder.build();
}
