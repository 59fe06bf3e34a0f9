import type { Experiment } from "../../engine/experiment/experiment.ts";
import { createFastTrainer } from "../../engine/fast/fast-trainer.ts";
import { gridPoints } from "../../engine/race/decision-map.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import { ArmRun } from "../../engine/training/run.ts";

/** Cells along each side of a set-up's picture. */
export const pictureCells = 20;

/** Sixty-three shades: an odd number, so that 0 is one of them. */
const levels = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
const middle = (levels.length - 1) / 2;

/** How a set-up's run ends, as it is kept beside the registry. */
export interface SetUpEnding {
  /** Of each activation its epochs to the target; null where it did not converge. */
  readonly epochs: readonly (number | null)[];
  /** Outputs of the pictured activation over the plane, [unit][row][column], a character of `levels` each. */
  readonly picture: string;
  /** What the last level stands for; the first is its negative. */
  readonly size: number;
}

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
  const outputs = runs[pictured]?.trainer.predict(gridPoints(pictureCells), false).outputs;
  const values = Array.from(outputs ?? []);
  const size = Math.max(1e-3, ...values.map(Math.abs));
  return {
    epochs: runs.map(({ outcome }) =>
      outcome?.kind === "converged" ? outcome.epochsToTarget : null,
    ),
    picture: values.map((value) => levels[Math.round(middle * (1 + value / size))]).join(""),
    size: Number(size.toPrecision(4)),
  };
}

/** The outputs of a kept picture. */
export const pictureValues = ({ picture, size }: SetUpEnding): Float32Array =>
  Float32Array.from(picture, (level) => size * (levels.indexOf(level) / middle - 1));
