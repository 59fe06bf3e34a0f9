import { armShape } from "../engine/experiment/arm.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { experimentOf, type RaceSetUp } from "../engine/race/race.ts";
import { createReferenceTrainer } from "../engine/reference/reference-trainer.ts";
import { initialise } from "../engine/training/initialise.ts";
import { prepareRun } from "../engine/training/prepare-run.ts";
import { entrantAt } from "./entrants.ts";
import type { Place } from "./reading-spec.ts";

/**
 * What each hidden layer learns of its function's first learned parameter, [layer][epoch] from
 * epoch 0 on, in a trial's run with one seed; by the float64 engine.
 */
export function learnedCourse(
  race: RaceSetUp,
  place: Place,
  seed: number,
  epochs: number,
): readonly (readonly number[])[] {
  const experiment = experimentOf(race, entrantAt(race, place), seed);
  const arm = experiment.arms[0] as ArmSpec;
  const data = prepareRun(experiment);
  const shape = armShape(experiment, data, arm);
  const parameters = initialise(experiment, shape, arm, seed);
  const trainer = createReferenceTrainer({ experiment, data, arm, parameters });
  const layers = experiment.network.hidden.map((): number[] => []);
  for (let epoch = 0; epoch <= epochs; epoch++) {
    if (epoch > 0) trainer.trainEpoch();
    const now = trainer.parameters();
    for (const [layer, values] of layers.entries()) {
      values.push(now[shape.layers[layer]?.learnableOffset ?? 0] ?? Number.NaN);
    }
  }
  return layers;
}
