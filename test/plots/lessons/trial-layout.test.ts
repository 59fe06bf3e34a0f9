import fc from "fast-check";
import { expect, test } from "vitest";
import {
  epochsAt,
  factorAt,
  factorRange,
  lastPosition,
  neverPosition,
  positionOfEpochs,
  positionOfFactor,
} from "../../../src/plots/lessons/bet-scale.ts";
import {
  betAt,
  betPx,
  layoutTrial,
  movedBet,
  type TrialRow,
} from "../../../src/plots/lessons/trial-layout.ts";

const row = (key: string): TrialRow => ({
  key,
  label: key,
  index: 0,
  marks: [],
  median: null,
  lower: null,
  upper: null,
  bet: null,
});

test("the axis of bets goes from epoch 1 to the budget, and never lies beyond", () => {
  expect(epochsAt(0, 2000)).toBe(1);
  expect(epochsAt(lastPosition / 2, 2000)).toBe(45);
  expect(epochsAt(lastPosition, 2000)).toBe(2000);
  expect(epochsAt(neverPosition, 2000)).toBe("never");
  expect(positionOfEpochs("never", 2000)).toBe(neverPosition);
  expect(positionOfEpochs(5000, 2000)).toBe(lastPosition);
});

test("a bet that is read back and placed again stays where it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 100 }), (position) => {
      // Two digits of an epoch tell neighbouring steps apart, above the first few epochs.
      const epochs = epochsAt(position, 2000);
      expect(Math.abs(positionOfEpochs(epochs, 2000) - position)).toBeLessThanOrEqual(1);
    }),
  );
  for (const factor of [...factorRange, 1, 2]) {
    expect(factorAt(positionOfFactor(factor))).toBeCloseTo(factor, 1);
  }
});

test("where a bet is dropped is where it is drawn, on wide and narrow charts", () => {
  for (const widthPx of [360, 900]) {
    const layout = layoutTrial([row("tanh"), row("ReLU")], 2000, widthPx, 14);
    for (const epochs of [1, 45, 440, 2000] as const) {
      expect(betAt(layout, betPx(layout, epochs), 2000)).toBeCloseTo(epochs, -1);
    }
    expect(betAt(layout, betPx(layout, "never"), 2000)).toBe("never");
    expect(betAt(layout, -50, 2000)).toBe(1);
    expect(layout.rightPx).toBeLessThan(layout.neverPx);
    expect(layout.neverPx).toBeLessThan(widthPx);
  }
  expect(layoutTrial([row("tanh")], 2000, 360, 14).isNarrow).toBe(true);
  expect(layoutTrial([row("tanh")], 2000, 900, 14).isNarrow).toBe(false);
});

test("keys move a bet step by step, from the middle where there is none", () => {
  expect(movedBet(null, 0, 2000)).toBe(45);
  expect(movedBet(2000, 1, 2000)).toBe("never");
  expect(movedBet("never", -1, 2000)).toBe(2000);
  expect(movedBet(1, -10, 2000)).toBe(1);
  expect(movedBet(45, Number.POSITIVE_INFINITY, 2000)).toBe("never");
});
