import type { Experiment } from "../../engine/experiment/experiment.ts";
import { drawsStart } from "../../engine/experiment/given-parameters.ts";
import { type ArmState, armLabel } from "./arms.ts";

/** Names of the arms whose starting weights are drawn: all, or those that given weights do not fit. */
export function armsThatDraw(experiment: Experiment, arms: readonly ArmState[]): readonly string[] {
  return arms
    .filter(({ arm }) => drawsStart(experiment, arm))
    .map((state) => armLabel(state, arms));
}
