import { doWhile, f32x4, get, i32, set } from "../../src/wasm/encoder.ts";
import { ModuleBuilder } from "../../src/wasm/module-builder.ts";
import type { Work } from "./measure.ts";

const chains = 10;
const repeats = 20_000;
/** A multiply and an add of four lanes. */
const flopsPerStep = 8;

/** Independent chains of separate multiply and add: this machine's SIMD peak. */
export function peakWork(): Work {
  const builder = new ModuleBuilder();
  builder.function({ parameters: ["i32"], results: ["f32"], exportName: "spin" }, (locals) => {
    const count = locals.parameter(0);
    const sums = Array.from({ length: chains }, () => locals.new("v128"));
    const factor = f32x4.const(0.999);
    const step = sums.map((sum) =>
      set(sum, f32x4.add(f32x4.mul(get(sum), factor), f32x4.const(0.001))),
    );
    return [
      doWhile(
        [step, step, step, step, set(count, i32.sub(get(count), i32.const(1)))],
        i32.ne(get(count), i32.const(0)),
      ),
      f32x4.extract(
        sums.map((sum) => get(sum)).reduce((left, right) => f32x4.add(left, right)),
        0,
      ),
    ];
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(builder.build()), {
    env: { memory },
  });
  const spin = instance.exports.spin as (count: number) => number;
  return { run: () => void spin(repeats), roundMs: 30 };
}

/** GFLOP/s, from the microseconds of one call of that work. */
export const peakGigaflops = (microseconds: number): number =>
  (repeats * 4 * chains * flopsPerStep) / (microseconds * 1000);

/** Multiplies and adds of one epoch's matrix products: forward, lower deltas, gradients. */
export function flopsPerEpoch(inputs: number, hidden: readonly number[], examples: number): number {
  const widths = [inputs, ...hidden, 1];
  const weights = widths.slice(1).map((width, index) => width * (widths[index] as number));
  const lower = weights.slice(1);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return 2 * examples * (2 * sum(weights) + sum(lower));
}
