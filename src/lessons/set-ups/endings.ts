import { inputCount } from "../../engine/data/datasets.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { createFastTrainer } from "../../engine/fast/fast-trainer.ts";
import { gridPoints, linePoints } from "../../engine/race/decision-map.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import { ArmRun } from "../../engine/training/run.ts";
import { cellsOfPicture, pictureText, type SetUpEnding } from "./picture.ts";

/** Trains an experiment's arms to their outcomes. */
export function trainToTheEnd(experiment: Experiment): readonly ArmRun[] {
  const data = prepareRun(experiment);
  return experiment.arms.map((arm) => {
    const run = new ArmRun({
      experiment,
      data,
      arm,
      createTrainer: createFastTrainer,
      clock: () => 0,
    });
    while (!run.outcome) run.advance(1);
    return run;
  });
}

/** The ending of an experiment, with the picture of one of its arms. */
export function endingOf(experiment: Experiment, pictured: number): SetUpEnding {
  const runs = trainToTheEnd(experiment);
  const count = inputCount(experiment.data);
  const points = (count === 1 ? linePoints : gridPoints)(cellsOfPicture(count));
  const outputs = runs[pictured]?.trainer.predict(points, false).outputs;
  const values = Array.from(outputs ?? []);
  const size = Number(Math.max(1e-3, ...values.map(Math.abs)).toPrecision(4)) * 1.001;
  return {
    epochs: runs.map(({ outcome }) =>
      outcome?.kind === "converged" ? outcome.epochsToTarget : null,
    ),
    picture: pictureText(values, size),
    size,
  };
}
