import { f32x4 } from "../../wasm/encoder.ts";
import { ModuleBuilder } from "../../wasm/module-builder.ts";

/** Whether this machine runs the generated kernels: WebAssembly with 128-bit SIMD. */
export function supportsSimd(): boolean {
  if (typeof WebAssembly === "undefined") return false;
  const probe = new ModuleBuilder();
  probe.function({ results: ["v128"] }, () => f32x4.sqrt(f32x4.const(2)));
  return WebAssembly.validate(probe.build());
}
