import { f32x4 } from "../../wasm/encoder.ts";
import { ModuleBuilder } from "../../wasm/module-builder.ts";

/**
 * Whether this machine runs the generated kernels: WebAssembly with 128-bit SIMD. A host's policy
 * may let a module be valid and yet forbid to compile it, so that one is compiled.
 */
export function supportsSimd(): boolean {
  const probe = new ModuleBuilder();
  probe.function({ results: ["v128"] }, () => f32x4.sqrt(f32x4.const(2)));
  try {
    new WebAssembly.Module(probe.build());
    return true;
  } catch {
    return false;
  }
}
