import { inputCount } from "../data/datasets.ts";
import { isTree } from "../experiment/values.ts";
import type { RunOutcome } from "../training/outcome.ts";
import { fromBase64 } from "./base64.ts";
import { mapLength } from "./decision-map.ts";
import { type Entrant, experimentOf, type RaceSetUp } from "./race.ts";
import type { RaceFileFact, ReportFault } from "./race-file-problem.ts";
import type { RaceRun } from "./race-run.ts";
import { isCount, type RunNumber, runNumbers } from "./run-numbers.ts";

/** The run of this race that a line is; null where it is none. */
export function readRun(given: unknown, setUp: RaceSetUp, report: ReportFault): RaceRun | null {
  const fault = (fact: RaceFileFact): null => {
    report(fact);
    return null;
  };
  if (!isTree(given)) return fault({ code: "neither" });
  const numbers = readNumbers(given, report);
  if (!numbers) return null;
  const { arm, variant, epochs, computeMs } = numbers;
  const { experiment, variation } = setUp;
  if (arm >= experiment.arms.length || variant >= (variation?.values.length ?? 1)) {
    return fault({ code: "noSuchArm", arm, variant });
  }
  const { budget } = experiment.rule;
  if (epochs > budget) return fault({ code: "beyondBudget", epochs, budget });
  const outcome = outcomeOf(given.outcome, epochs, computeMs);
  if (!outcome) return fault({ code: "noOutcome" });
  const map = (given.map ?? null) === null ? null : readMap(given.map, setUp, { arm, variant });
  if (map === undefined) return fault({ code: "badMap" });
  if (!setUp.follows) return { ...numbers, outcome, map };
  const { heldSince } = given;
  if (heldSince !== null && !isCount(heldSince)) {
    return fault({ code: "badNumber", field: "heldSince" });
  }
  if (heldSince !== null && heldSince > budget) {
    return fault({ code: "beyondBudget", epochs: heldSince, budget });
  }
  return { ...numbers, outcome, map, heldSince };
}

/** Undefined for what is none. */
function readMap(given: unknown, setUp: RaceSetUp, entrant: Entrant): Uint8Array | undefined {
  const map = typeof given === "string" ? fromBase64(given) : null;
  const { data } = experimentOf(setUp, entrant, 0);
  return map?.length === mapLength(inputCount(data)) ? map : undefined;
}

function outcomeOf(kind: unknown, epochs: number, computeMs: number): RunOutcome | null {
  switch (kind) {
    case "converged":
      return { kind, epochsToTarget: epochs, computeMs };
    case "censored":
      return { kind, epochBudget: epochs };
    case "diverged":
      return { kind, atEpoch: epochs };
    default:
      return null;
  }
}

type RunNumbers = { readonly [Name in RunNumber]: number };

const runNumberNames = Object.keys(runNumbers) as readonly RunNumber[];

function readNumbers(
  given: Readonly<Record<string, unknown>>,
  report: ReportFault,
): RunNumbers | null {
  const numbers: Partial<Record<RunNumber, number>> = {};
  for (const field of runNumberNames) {
    const value = given[field];
    if (!runNumbers[field](value)) {
      report({ code: "badNumber", field });
      return null;
    }
    numbers[field] = value ?? Number.NaN;
  }
  return numbers as RunNumbers;
}
