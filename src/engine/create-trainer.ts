import { createFastTrainer } from "./fast/fast-trainer.ts";
import { supportsSimd } from "./fast/simd-support.ts";
import type { CreateTrainer, EngineId } from "./training/trainer.ts";

/** Which engine trains, and how to make a trainer of it. */
export interface EngineChoice {
  readonly engine: EngineId;
  readonly createTrainer: CreateTrainer;
}

/**
 * The generated SIMD engine where the machine has SIMD, else the float64 one: slower, other bits,
 * and loaded only then.
 */
export async function chooseEngine(): Promise<EngineChoice> {
  if (supportsSimd()) return { engine: "fast", createTrainer: createFastTrainer };
  const { createReferenceTrainer } = await import("./reference/reference-trainer.ts");
  return { engine: "reference", createTrainer: createReferenceTrainer };
}
