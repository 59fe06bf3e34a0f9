import type { ConvergenceRule } from "../experiment/experiment.ts";
import type { RunOutcome } from "./outcome.ts";

/**
 * Decides how a run ends, epoch by epoch, exactly: frames play no part.
 * The first of these that happens is the outcome, and it never changes:
 * the training loss is no longer finite (diverged), the metric has met the
 * threshold in `sustained` epochs in a row (converged at the last of them), or
 * the budget is spent (censored).
 */
export class ConvergenceTracker {
  readonly #rule: ConvergenceRule;
  #inARow = 0;
  #outcome: RunOutcome | null = null;

  constructor(rule: ConvergenceRule) {
    this.#rule = rule;
  }

  /** Null while the run is neither decided nor out of budget. */
  get outcome(): RunOutcome | null {
    return this.#outcome;
  }

  /**
   * Takes in one finished epoch (counted from 1, each in turn) and the training
   * milliseconds spent up to its end; returns the outcome so far. `value` is
   * the rule's metric.
   */
  record(epoch: number, trainLoss: number, value: number, computeMs: number): RunOutcome | null {
    if (this.#outcome !== null) return this.#outcome;
    const { metric, threshold, sustained, budget } = this.#rule;
    const meets = metric === "testAccuracy" ? value >= threshold : value <= threshold;
    this.#inARow = meets ? this.#inARow + 1 : 0;
    if (!Number.isFinite(trainLoss)) {
      this.#outcome = { kind: "diverged", atEpoch: epoch };
    } else if (this.#inARow >= sustained) {
      this.#outcome = { kind: "converged", epochsToTarget: epoch, computeMs };
    } else if (epoch >= budget) {
      this.#outcome = { kind: "censored", epochBudget: budget };
    }
    return this.#outcome;
  }
}
