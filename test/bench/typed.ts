import { armShape } from "../../src/engine/arm.ts";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { initialise } from "../../src/engine/initialisers.ts";
import { prepareRun } from "../../src/engine/prepare-run.ts";
import { experimentOf } from "./workloads.ts";

/** A built-in function, and what a person would type for it. */
const pairs = [
  { id: "tanh", formula: "tanh(z)" },
  { id: "relu", formula: "max(z, 0)" },
  { id: "swish", formula: "z * sigmoid(z)" },
  { id: "gelu", formula: "z * normcdf(z)" },
  { id: "mish", formula: "z * tanh(softplus(z))" },
] as const;

export interface TypedResult {
  readonly id: string;
  readonly formula: string;
  /** Microseconds for an epoch of 250 examples on 2-3-3-1, batch 10. */
  readonly builtInMicroseconds: number;
  readonly typedMicroseconds: number;
}

/** Whether a typed function trains as fast as the built-in one, side by side in turns. */
export function measureTyped(rounds = 30): readonly TypedResult[] {
  const experiment = experimentOf([3, 3]);
  const data = prepareRun(experiment);
  const trainerOf = (arm: ArmSpec) => {
    const shape = armShape(experiment, data, arm);
    return createFastTrainer({
      experiment,
      data,
      arm,
      parameters: initialise(experiment, shape, arm),
    });
  };
  return pairs.map(({ id, formula }) => {
    const invention = { name: `typed ${id}`, formula, learnable: [] };
    const racers = [armOf(id), { ...armOf("invented"), invention }].map(trainerOf);
    const best = racers.map(() => Number.POSITIVE_INFINITY);
    const epochs = 200;
    for (let round = 0; round < rounds; round++) {
      for (const [index, racer] of racers.entries()) {
        const startMs = performance.now();
        for (let epoch = 0; epoch < epochs; epoch++) racer.trainEpoch();
        const microseconds = ((performance.now() - startMs) * 1000) / epochs;
        best[index] = Math.min(best[index] ?? microseconds, microseconds);
      }
    }
    for (const racer of racers) racer.dispose();
    const [builtInMicroseconds = Number.NaN, typedMicroseconds = Number.NaN] = best;
    return { id, formula, builtInMicroseconds, typedMicroseconds };
  });
}
