import { afterEach, expect, test, vi } from "vitest";
import { chooseEngine } from "../../../src/engine/create-trainer.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the fast engine runs where a module with SIMD compiles", async () => {
  expect((await chooseEngine()).engine).toBe("fast");
});

test.each([
  ["there is no WebAssembly", undefined],
  [
    "a host's policy forbids to compile what is valid",
    {
      validate: () => true,
      Module: class {
        constructor() {
          throw new EvalError("Refused to compile WebAssembly");
        }
      },
    },
  ],
])("the float64 one where %s", async (_name, wasm) => {
  vi.stubGlobal("WebAssembly", wasm);
  expect((await chooseEngine()).engine).toBe("reference");
});
