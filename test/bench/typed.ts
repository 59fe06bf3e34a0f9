import { armShape } from "../../src/engine/experiment/arm.ts";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { initialise } from "../../src/engine/training/initialise.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { textbookForms } from "../functions/formula/textbook.ts";
import { inTurns, ratios, type Spread, spreadOf } from "./measure.ts";
import { experimentOf } from "./workloads.ts";

export interface TypedResult {
  readonly id: string;
  readonly formula: string;
  /** Microseconds for an epoch of 250 examples on 2-3-3-1, batch 10. */
  readonly builtInMicroseconds: Spread;
  readonly typedMicroseconds: Spread;
  readonly ratio: Spread;
}

/** Whether a typed function trains as fast as the built-in one. */
export async function measureTyped(): Promise<readonly TypedResult[]> {
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
  const results: TypedResult[] = [];
  for (const [id, formula] of textbookForms) {
    const invention = { name: `typed ${id}`, formula, learnable: [] };
    const racers = [armOf(id), { ...armOf("invented"), invention }].map(trainerOf);
    // Short rounds, and many: the two are to differ by less than the machine does.
    const works = racers.map((racer) => ({ run: () => racer.trainEpoch(), roundMs: 1 }));
    const [builtIn = [], typed = []] = await inTurns(works, 60);
    for (const racer of racers) racer.dispose();
    results.push({
      id,
      formula,
      builtInMicroseconds: spreadOf(builtIn),
      typedMicroseconds: spreadOf(typed),
      ratio: ratios(typed, builtIn),
    });
  }
  return results;
}
