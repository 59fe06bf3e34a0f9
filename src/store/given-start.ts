import { armShape } from "../engine/arm.ts";
import type { Experiment } from "../engine/experiment/experiment.ts";
import { type ArmState, armLabel } from "./arms.ts";
import { runDataOf } from "./run-data.ts";

/** Names of the arms whose starting weights are drawn: all, or those of another shape than given weights have. */
export function armsThatDraw(experiment: Experiment, arms: readonly ArmState[]): readonly string[] {
  const { explicit } = experiment.initialisation;
  const data = runDataOf(experiment);
  return arms
    .filter(({ arm }) => {
      const { layers } = armShape(experiment, data, arm);
      return layers.some(({ rows }, layer) => explicit?.weights[layer]?.length !== rows);
    })
    .map((state) => armLabel(state, arms));
}
