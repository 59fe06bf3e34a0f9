import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { ConvergenceRule } from "../../../src/engine/experiment/experiment.ts";
import { ConvergenceTracker } from "../../../src/engine/training/convergence.ts";
import { historySchedule } from "../../../src/engine/training/history.ts";

/** Feeds one value an epoch, as training loss and as the rule's metric. */
function outcomeOf(changes: Partial<ConvergenceRule>, values: readonly number[]) {
  const tracker = new ConvergenceTracker({ ...defaultExperiment.rule, ...changes });
  for (const [i, value] of values.entries()) tracker.record(i + 1, value, value, 2 * (i + 1));
  return tracker.outcome;
}

describe("the rule", () => {
  test("is met at the first epoch whose loss is at most the threshold", () => {
    const outcome = outcomeOf({ threshold: 0.5 }, [0.9, 0.51, 0.5, 0.9]);
    expect(outcome).toEqual({ kind: "converged", epochsToTarget: 3, computeMs: 6 });
  });

  test("for accuracy wants at least the threshold", () => {
    const outcome = outcomeOf({ metric: "testAccuracy", threshold: 0.9 }, [0.8, 0.9]);
    expect(outcome).toMatchObject({ kind: "converged", epochsToTarget: 2 });
  });

  test("sustained for three epochs starts again after each miss", () => {
    const values = [0.4, 0.4, 0.6, 0.4, 0.4, 0.4];
    expect(outcomeOf({ threshold: 0.5, sustained: 3 }, values.slice(0, 5))).toBeNull();
    expect(outcomeOf({ threshold: 0.5, sustained: 3 }, values)).toMatchObject({
      epochsToTarget: 6,
    });
  });

  test("met in the budget's last epoch is converged; one later is censored for good", () => {
    expect(outcomeOf({ threshold: 0.5, budget: 2 }, [1, 0.5])).toMatchObject({ kind: "converged" });
    expect(outcomeOf({ threshold: 0.5, budget: 2 }, [1, 1, 0.1])).toEqual({
      kind: "censored",
      epochBudget: 2,
    });
  });

  test.each([NaN, Infinity])("a training loss of %d is diverged, not censored", (loss) => {
    expect(outcomeOf({ budget: 2 }, [1, loss])).toEqual({ kind: "diverged", atEpoch: 2 });
  });

  test("a metric that is fine does not hide a lost training loss", () => {
    const tracker = new ConvergenceTracker({ ...defaultExperiment.rule, metric: "testAccuracy" });
    expect(tracker.record(1, NaN, 1, 0)).toEqual({ kind: "diverged", atEpoch: 1 });
  });
});

describe("a run that has met its rule", () => {
  const standingAfter = (changes: Partial<ConvergenceRule>, values: readonly number[]) => {
    const tracker = new ConvergenceTracker({ ...defaultExperiment.rule, ...changes });
    for (const [i, value] of values.entries()) tracker.record(i + 1, value, value, 0);
    return tracker.standing;
  };

  test("holds it from the first good epoch of the stretch on", () => {
    const rule = { threshold: 0.5, sustained: 2 };
    expect(standingAfter(rule, [0.4, 0.6, 0.4])).toEqual({ heldSince: null, lostSince: null });
    expect(standingAfter(rule, [0.4, 0.6, 0.4, 0.3])).toEqual({ heldSince: 3, lostSince: null });
  });

  test("loses it at the first bad epoch, and has it again at the next good one", () => {
    const values = [0.4, 0.3, 0.6, 0.7, 0.2, 0.1];
    const standings = [2, 3, 4, 5, 6].map((epochs) =>
      standingAfter({ threshold: 0.5 }, values.slice(0, epochs)),
    );
    expect(standings).toEqual([
      { heldSince: 1, lostSince: null },
      { heldSince: null, lostSince: 3 },
      { heldSince: null, lostSince: 3 },
      { heldSince: 5, lostSince: null },
      { heldSince: 5, lostSince: null },
    ]);
  });

  test("has lost it where its numbers are lost, and keeps its outcome", () => {
    const tracker = new ConvergenceTracker({ ...defaultExperiment.rule, threshold: 0.5 });
    tracker.record(1, 0.4, 0.4, 0);
    expect(tracker.record(2, NaN, NaN, 0)).toMatchObject({ kind: "converged" });
    expect(tracker.standing).toEqual({ heldSince: null, lostSince: 2 });
  });

  test("and one that has not, though its budget is spent, has nothing to hold", () => {
    expect(standingAfter({ threshold: 0.5, budget: 1 }, [0.9, 0.1, 0.9])).toEqual({
      heldSince: null,
      lostSince: null,
    });
  });
});

test("history keeps every epoch to 100, then about every hundredth part more", () => {
  const epochs = [0];
  while ((epochs.at(-1) ?? NaN) < 1_000_000) epochs.push(historySchedule(epochs.at(-1) ?? NaN));
  expect(epochs.slice(0, 101)).toEqual([...Array(101).keys()]);
  expect(epochs.slice(101, 104)).toEqual([101, 103, 105]);
  expect(historySchedule(200)).toBe(202);
  expect(historySchedule(10_000)).toBe(10_100);
  // ln(10⁶ / 100) / ln 1.01 = 926 more, a few fewer because steps are rounded up.
  expect(epochs.length).toBeGreaterThan(900);
  expect(epochs.length).toBeLessThan(1030);
});
