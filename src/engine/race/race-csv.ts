import { armsToText } from "../experiment/arm-text.ts";
import type { ArmSpec } from "../experiment/experiment.ts";
import type { RaceSetUp } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

/** Runs as comma-separated values (RFC 4180), a head line first; a number that is none is empty. */
export function raceCsv({ experiment, variation }: RaceSetUp, runs: readonly RaceRun[]): string {
  const varied = variation ? [variation.field] : [];
  const head = [
    ...["arm", "function", ...varied, "seed", "outcome", "epochs", "computeMs"],
    ...["trainLoss", "testLoss", "testAccuracy", "deadUnits"],
  ];
  const names = experiment.arms.map((arm: ArmSpec) => armsToText([arm]));
  const rows = runs.map((run) => [
    run.arm,
    names[run.arm] ?? "",
    ...(variation ? [variation.values[run.variant] ?? ""] : []),
    ...[run.seed, run.outcome.kind, run.epochs, run.computeMs],
    ...[run.trainLoss, run.testLoss, run.testAccuracy, run.deadUnits],
  ]);
  return [head, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
