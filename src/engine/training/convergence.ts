import type { ConvergenceRule } from "../experiment/experiment.ts";
import { meetsThreshold } from "../experiment/metrics.ts";
import type { RunOutcome } from "./outcome.ts";

/** Whether a run that has met its rule still meets it; the outcome does not change with it. */
export interface Standing {
  /** First epoch of the unbroken stretch, up to now, that meets the threshold; null where it is not met. */
  readonly heldSince: number | null;
  /** First epoch since which the threshold is missed again; null where it is met, or the rule never was. */
  readonly lostSince: number | null;
}

/** Everything that a tracker continues from. */
export interface ConvergenceSnapshot extends Standing {
  readonly outcome: RunOutcome | null;
  readonly inARow: number;
}

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
  #heldSince: number | null = null;
  #lostSince: number | null = null;

  constructor(rule: ConvergenceRule) {
    this.#rule = rule;
  }

  /** Null while the run is neither decided nor out of budget. */
  get outcome(): RunOutcome | null {
    return this.#outcome;
  }

  get standing(): Standing {
    const isMet = this.#outcome?.kind === "converged";
    return { heldSince: isMet ? this.#heldSince : null, lostSince: this.#lostSince };
  }

  snapshot(): ConvergenceSnapshot {
    return {
      outcome: this.#outcome,
      inARow: this.#inARow,
      heldSince: this.#heldSince,
      lostSince: this.#lostSince,
    };
  }

  restore(snapshot: ConvergenceSnapshot): void {
    this.#outcome = snapshot.outcome;
    this.#inARow = snapshot.inARow;
    this.#heldSince = snapshot.heldSince;
    this.#lostSince = snapshot.lostSince;
  }

  /**
   * Takes in one finished epoch (counted from 1) and the training milliseconds
   * spent up to its end; returns the outcome so far. `value` is the rule's
   * metric. Up to the outcome every epoch is needed, in turn; after it, epochs
   * may be left out, and the standing is that of the last one given.
   */
  record(epoch: number, trainLoss: number, value: number, computeMs: number): RunOutcome | null {
    const { metric, threshold, sustained, budget } = this.#rule;
    const meets = meetsThreshold(metric, value, threshold);
    this.#stand(epoch, meets);
    if (this.#outcome !== null) return this.#outcome;
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

  #stand(epoch: number, meets: boolean): void {
    if (meets) {
      this.#heldSince ??= epoch;
      this.#lostSince = null;
    } else {
      this.#heldSince = null;
      if (this.#outcome?.kind === "converged") this.#lostSince ??= epoch;
    }
  }
}
