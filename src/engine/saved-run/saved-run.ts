import type { ExplicitPoint } from "../data/dataset.ts";
import type { Experiment, ExplicitParameters } from "../experiment/experiment.ts";
import type { HistoryPoint } from "../training/history.ts";
import type { RunOutcome } from "../training/outcome.ts";
import type { Rates } from "../training/rates.ts";
import type { EngineId } from "../training/trainer.ts";

/**
 * An experiment with its run, as one file of JSON. Set-up, changes and place repeat the run to
 * the bit; figures, weights and points are for those who read the file without this program, and
 * for the comparison with the repeated run. JSON has neither NaN nor infinities: a number that is
 * none is null.
 */

/** Of the format. */
export const savedRunVersion = 1;

/** A change that a person made while the run went on, after so many updates. */
export type SavedChange =
  | { readonly kind: "rates"; readonly iteration: number; readonly rates: Rates }
  | {
      readonly kind: "parameter";
      /** Updates of this arm. */
      readonly iteration: number;
      /** Its position in the experiment. */
      readonly arm: number;
      /** Position in `FlatParameters`. */
      readonly index: number;
      readonly value: number;
    };

/** How an arm stood when the file was written. */
export interface SavedArm {
  readonly epoch: number;
  readonly iteration: number;
  /** Null while the rule is neither met nor out of budget. */
  readonly outcome: RunOutcome | null;
  readonly divergedAt: number | null;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** NaN for regression. */
  readonly testAccuracy: number;
  readonly computeMs: number;
  readonly history: readonly HistoryPoint[];
  /** NaN after divergence. */
  readonly parameters: ExplicitParameters;
}

export interface SavedRun {
  readonly engine: EngineId;
  /** The version of the arithmetic that made its numbers. */
  readonly arithmetic: number;
  readonly experiment: Experiment;
  /** Of each arm its place in colours and markers. */
  readonly slots: readonly number[];
  /** Position of the arm that was looked at. */
  readonly focused: number;
  readonly place: { readonly epoch: number; readonly update: number };
  readonly changes: readonly SavedChange[];
  readonly arms: readonly SavedArm[];
  readonly points: {
    readonly train: readonly ExplicitPoint[];
    readonly test: readonly ExplicitPoint[];
  };
}

/** The file. */
export function savedRunFile(run: SavedRun): string {
  return `${JSON.stringify({ type: "run", version: savedRunVersion, ...run })}\n`;
}
