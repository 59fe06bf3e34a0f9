import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatCount,
  formatCountTick,
  formatEpochs,
  formatMilliseconds,
  formatNumber,
  formatPercent,
  formatShort,
  formatTick,
} from "../../src/words/format.ts";

test.each([
  [0, "0"],
  [-0, "0"],
  [0.5, "0.500"],
  [-0.0484, "−0.0484"],
  [12.345, "12.3"],
  [999.6, "1,000"],
  [1234, "1,230"],
  [123456, "123,000"],
  [1234567, "1.23 × 10⁶"],
  [0.0001, "0.000100"],
  [0.00001234, "1.23 × 10⁻⁵"],
  [Number.NaN, "not a number"],
  [Number.NEGATIVE_INFINITY, "−∞"],
])("%d reads as %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

/** Reads a formatted number back. */
function parsed(text: string): number {
  const plain = text
    .replaceAll(",", "")
    .replace("−", "-")
    .replace(" × 10", "e")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
  return Number(plain);
}

test("a formatted number stays within half a unit of its third digit", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), (value) => {
      // Three digits leave at most 0.5 in 100; the rest is the rounding of the check itself.
      const bound = Math.abs(value) * 0.005 * (1 + 1e-9);
      expect(Math.abs(parsed(formatNumber(value)) - value)).toBeLessThanOrEqual(bound);
      expect(parsed(formatShort(value))).toBe(parsed(formatNumber(value)));
    }),
  );
});

test("short numbers drop only zeros after the point", () => {
  expect([1, 10, 100, 0.5, 0.05, 1e-5, 2e7].map(formatShort)).toEqual([
    "1",
    "10",
    "100",
    "0.5",
    "0.05",
    "1 × 10⁻⁵",
    "2 × 10⁷",
  ]);
});

test("whole numbers keep every digit", () => {
  expect([0, 999, 1000, 1234567, -4321].map(formatCount)).toEqual([
    "0",
    "999",
    "1,000",
    "1,234,567",
    "−4,321",
  ]);
  expect(formatEpochs(1)).toBe("1 epoch");
  expect(formatEpochs(2000)).toBe("2,000 epochs");
});

test("shares read as percent and times in the unit that fits", () => {
  expect([0, 0.0004, 0.992, 1, 0.9996].map(formatPercent)).toEqual([
    "0 %",
    "< 0.1 %",
    "99.2 %",
    "100 %",
    "> 99.9 %",
  ]);
  expect([0.42, 12.34, 4560, 125_000].map(formatMilliseconds)).toEqual([
    "0.420 ms",
    "12.3 ms",
    "4.56 s",
    "2 min 5 s",
  ]);
});

test("ticks are as short as they can be", () => {
  expect([0.01, 1e-5, 2e-5, 3e7].map(formatTick)).toEqual(["0.01", "10⁻⁵", "2·10⁻⁵", "3·10⁷"]);
  expect([950, 200_000, 1e6, 1.2e6].map(formatCountTick)).toEqual([
    "950",
    "200,000",
    "1 M",
    "1.2 M",
  ]);
});
