import { armsToText } from "../engine/experiment/arm-text.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import type { RaceSetUp } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import { csv } from "./csv.ts";

/** A race's runs as comma-separated values, a line each. */
export function raceCsv(
  { experiment, variation, follows }: RaceSetUp,
  runs: readonly RaceRun[],
): string {
  const varied = variation ? [variation.field] : [];
  const head = [
    ...["arm", "function", ...varied, "seed", "outcome", "epochs", "computeMs"],
    ...["trainLoss", "testLoss", "testAccuracy", "deadUnits"],
    ...(follows ? ["heldSince"] : []),
  ];
  const names = experiment.arms.map((arm: ArmSpec) => armsToText([arm]));
  const rows = runs.map((run) => [
    run.arm,
    names[run.arm] ?? "",
    ...(variation ? [variation.values[run.variant] ?? ""] : []),
    ...[run.seed, run.outcome.kind, run.epochs, run.computeMs],
    ...[run.trainLoss, run.testLoss, run.testAccuracy, run.deadUnits],
    ...(follows ? [run.heldSince ?? ""] : []),
  ]);
  return csv([head, ...rows]);
}
