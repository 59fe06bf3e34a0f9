import type { Rates } from "../engine/training/rates.ts";
import type { ArmRun } from "../engine/training/run.ts";
import type { ArmEntry, RunEvent } from "../protocol/messages.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Curve } from "./curve.ts";

export interface RunningArm extends ArmEntry {
  readonly run: ArmRun;
  readonly checkpoints: Checkpoints;
  readonly curve: Curve;
}

/** What happened to all arms, or to this one; another one's leaves it as it is. */
export function applyEvent(arm: RunningArm, event: RunEvent): void {
  if (event.kind === "rates") applyRates(arm, event.rates);
  else if (event.armId === arm.armId) applyParameter(arm, event.index, event.value);
}

/** Whether it has numbers left to train. */
export const isAlive = ({ run }: RunningArm): boolean => run.divergedAt === null;

/** An arm with a learning rate of its own keeps it. */
export function applyRates({ arm, run }: RunningArm, rates: Rates): void {
  run.trainer.setRates({ ...rates, learningRate: arm.learningRate ?? rates.learningRate });
}

export function applyParameter({ run }: RunningArm, index: number, value: number): void {
  const values = run.trainer.parameters();
  values[index] = value;
  run.trainer.setParameters(values);
}
