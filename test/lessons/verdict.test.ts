import { expect, test } from "vitest";
import { missOf } from "../../src/lessons/prediction.ts";
import {
  combined,
  ratioVerdict,
  sharesVerdict,
  trendVerdict,
  type Verdict,
} from "../../src/lessons/verdict.ts";

const ratio = (estimate: number | null, lower: number | null, upper: number | null) => ({
  estimate,
  bounds: { lower: estimate ?? lower, upper: estimate },
  interval: { lower, upper },
});

test.each<[Verdict, ReturnType<typeof ratio>, number | "more" | "same"]>([
  ["holds", ratio(12, 10, 14), 10],
  ["partly", ratio(2, 1.5, 2.5), 6],
  ["partly", ratio(60, 50, 70), 10],
  ["open", ratio(2, 0.8, 3), 6],
  ["fails", ratio(0.5, 0.4, 0.7), 6],
  ["holds", ratio(1.2, 1.1, 1.4), "more"],
  ["open", ratio(1.2, 0.9, 1.4), "more"],
  ["fails", ratio(0.5, 0.4, 0.7), "more"],
  ["holds", ratio(1, 0.9, 1.1), "same"],
  ["open", ratio(1, 0.5, 2), "same"],
  ["fails", ratio(1.6, 1.1, 2), "same"],
  // Only known to be at least so much: may well be ten times.
  ["holds", ratio(null, 4, null), 10],
  ["partly", ratio(null, 40, null), 10],
])("%s: %o, claimed %s", (verdict, found, claimed) => {
  expect(ratioVerdict(found, claimed)).toBe(verdict);
});

test("shares are judged by the limits that are claimed, and by nothing else", () => {
  const counts = [
    { count: 9, of: 10 },
    { count: 1, of: 10 },
  ];
  expect(sharesVerdict([{ from: 0.9 }, { to: 0.1 }], counts)).toBe("holds");
  expect(sharesVerdict([{ from: 0.95 }, { to: 0.05 }], counts)).toBe("fails");
  expect(sharesVerdict([{ from: 0.9 }, { to: 0.05 }], counts)).toBe("partly");
  expect(sharesVerdict([{}, { to: 0.05 }], counts)).toBe("fails");
  expect(sharesVerdict([{}, {}], counts)).toBeNull();
});

test("a trend goes by its ends, and never is later than any epoch", () => {
  expect(trendVerdict([40, 90, null], "slower")).toBe("holds");
  expect(trendVerdict([40, 90, null], "faster")).toBe("fails");
  expect(trendVerdict([null, 20, 10], "faster")).toBe("holds");
  expect(trendVerdict([null, null], "slower")).toBe("open");
  expect(trendVerdict([5, 3, 5], "slower")).toBe("open");
});

test("a claim of several parts holds in part where one part does", () => {
  expect(combined(["holds", "holds"])).toBe("holds");
  expect(combined(["holds", "open"])).toBe("partly");
  expect(combined(["fails", "holds"])).toBe("partly");
  expect(combined(["fails", "open"])).toBe("fails");
  expect(combined(["open", "open"])).toBe("open");
  expect(combined([])).toBe("open");
});

test("how far off a bet was is a factor, whichever side it was on", () => {
  const factor = (value: number) => ({ kind: "factor", value }) as const;
  const times = (...epochs: (number | "never" | null)[]) => ({ kind: "times", epochs }) as const;
  const order = (...places: number[]) => ({ kind: "order", order: places }) as const;
  expect(missOf(factor(6), factor(2), 1000)).toBeCloseTo(3, 12);
  expect(missOf(factor(2), factor(6), 1000)).toBeCloseTo(3, 12);
  expect(missOf(times(100, 50), times(100, 200), 1000)).toBeCloseTo(4, 12);
  expect(missOf(times("never"), times("never"), 1000)).toBe(1);
  expect(missOf(times("never"), times(200), 1000)).toBeCloseTo(10, 12);
  expect(missOf(times(null, 50), times(100, 50), 1000)).toBe(1);
  expect(missOf(order(0, 1, 2), order(0, 1, 2), 1000)).toBe(1);
  expect(missOf(order(0, 2, 1), order(0, 1, 2), 1000)).toBeGreaterThan(1);
  expect(missOf({ kind: "yesNo", isYes: true }, { kind: "yesNo", isYes: true }, 9)).toBe(1);
});
