import type { Problem } from "../experiment/problem.ts";
import type { EngineId } from "../training/trainer.ts";
import type { RaceRun } from "./race-run.ts";
import type { RunNumber } from "./run-numbers.ts";

export interface RaceFileProblem {
  /** Counted from 1; null for the whole file. */
  readonly line: number | null;
  readonly fact: RaceFileFact;
}

/** What is wrong with a line. */
export type RaceFileFact =
  | {
      readonly code:
        | "empty"
        | "notJson"
        | "beforeHeader"
        | "noEngine"
        | "neither"
        | "noOutcome"
        | "tooManyFaults"
        | "badMap";
    }
  | { readonly code: "badNumber"; readonly field: RunNumber | "heldSince" }
  | { readonly code: "beyondBudget"; readonly epochs: number; readonly budget: number }
  | { readonly code: "seedTooFar"; readonly seed: number; readonly most: number }
  | { readonly code: "version"; readonly given: string; readonly known: number }
  | { readonly code: "setUp"; readonly problem: Problem }
  | { readonly code: "otherEngine"; readonly engine: EngineId }
  | { readonly code: "noArithmetic" }
  | { readonly code: "otherArithmetic"; readonly arithmetic: number }
  /** Parts of the experiment, or its variation, in which another race differs. */
  | { readonly code: "otherSetUp"; readonly sections: readonly string[] }
  | { readonly code: "noSuchArm"; readonly arm: number; readonly variant: number }
  | { readonly code: "contradiction"; readonly before: RaceRun; readonly here: RaceRun };

/** Takes what is wrong with the line that is read. */
export type ReportFault = (fact: RaceFileFact) => unknown;
