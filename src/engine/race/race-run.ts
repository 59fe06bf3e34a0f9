import type { RunOutcome } from "../training/outcome.ts";
import type { Entrant } from "./race.ts";

/** One finished run of a race. */
export interface RaceRun extends Entrant {
  readonly seed: number;
  readonly outcome: RunOutcome;
  /** Epochs trained until the outcome. */
  readonly epochs: number;
  /** Training compute for them: a quarter of what four runs in the lanes took. */
  readonly computeMs: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** NaN for regression. */
  readonly testAccuracy: number;
  /** Hidden units with f′ = 0 on every training example, at the end. */
  readonly deadUnits: number;
  /**
   * Decision values at the end, [row, x2 from +6 down][column], each
   * 0 … 255 for the output's −1 … 1 (0 … 1 with cross-entropy); null when not asked for.
   */
  readonly map: Uint8Array | null;
  /**
   * In a race that follows its runs: the first epoch of the unbroken stretch, up to the budget, that
   * meets the rule's threshold; null where the run does not meet it there.
   */
  readonly heldSince?: number | null;
}
