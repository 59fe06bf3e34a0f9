import type { KernelSpec } from "../layout/kernel-spec.ts";
import { generateKernel } from "./generate-kernel.ts";

/** Compiled modules by what decides their code, the oldest dropped first. */
const modules = new Map<string, WebAssembly.Module>();
const mostModules = 100;

/** The module of this spec, made the first time that it is asked for. */
export function compiledKernel(spec: KernelSpec): WebAssembly.Module {
  const key = JSON.stringify(spec);
  let module = modules.get(key);
  if (!module) {
    module = new WebAssembly.Module(generateKernel(spec));
    modules.set(key, module);
    const [oldest] = modules.keys();
    if (modules.size > mostModules && oldest !== undefined) modules.delete(oldest);
  }
  return module;
}
