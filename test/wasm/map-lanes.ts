import { type Code, doWhile, get, i32, type Local, set, v128 } from "../../src/wasm/encoder.ts";
import { type Locals, ModuleBuilder } from "../../src/wasm/module-builder.ts";

/**
 * Builds a module that maps float32 vectors and returns it as a function over arrays.
 *
 * `emit` receives the locals and one local per input row, and returns code to
 * run first and the code of each output row.
 */
export function mapLanes(
  inputRows: number,
  emit: (locals: Locals, ...inputs: Local[]) => { prelude: Code; values: readonly Code[] },
): (...inputs: Float32Array[]) => Float32Array[] {
  const builder = new ModuleBuilder();
  let outputRows = 0;
  // Rows lie behind one another, each `stride` bytes: the parameter.
  builder.function({ parameters: ["i32"], exportName: "run" }, (locals) => {
    const stride = locals.parameter(0);
    const at = locals.new("i32");
    const address = (row: number): Code => i32.add(get(at), i32.mul(get(stride), i32.const(row)));
    const inputs = Array.from({ length: inputRows }, () => locals.new("v128"));
    const { prelude, values } = emit(locals, ...inputs);
    outputRows = values.length;
    return [
      set(at, i32.const(0)),
      doWhile(
        [
          inputs.map((input, row) => set(input, v128.load(address(row)))),
          prelude,
          values.map((value, row) => v128.store(address(inputRows + row), value)),
          set(at, i32.add(get(at), i32.const(16))),
        ],
        i32.ltU(get(at), get(stride)),
      ),
    ];
  });
  const module = new WebAssembly.Module(builder.build());
  return (...inputs) => {
    const length = inputs[0]?.length ?? 0;
    const padded = Math.ceil(length / 4) * 4;
    const bytes = padded * 4 * (inputRows + outputRows);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 1 });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    const row = (index: number) => new Float32Array(memory.buffer, index * padded * 4, length);
    inputs.forEach((values, index) => {
      row(index).set(values);
    });
    (instance.exports.run as (stride: number) => void)(padded * 4);
    return Array.from({ length: outputRows }, (_, index) => row(inputRows + index));
  };
}
