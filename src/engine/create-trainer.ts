import { createFastTrainer } from "./fast/fast-trainer.ts";
import { supportsSimd } from "./fast/simd-support.ts";
import { createReferenceTrainer } from "./reference/reference-trainer.ts";
import type { CreateTrainer, EngineId } from "./training/trainer.ts";

/** Which engine trains, and how to make a trainer of it. */
export interface EngineChoice {
  readonly engine: EngineId;
  readonly createTrainer: CreateTrainer;
}

/** The generated SIMD engine where the machine has SIMD, else the float64 one: slower, other bits. */
export const chooseEngine = (): EngineChoice =>
  supportsSimd()
    ? { engine: "fast", createTrainer: createFastTrainer }
    : { engine: "reference", createTrainer: createReferenceTrainer };
