import { describe, expect, test } from "vitest";
import { draw, toIndex, toSymmetric, toUnit } from "../../../src/engine/random/draw.ts";
import { inverseNormal, toNormal } from "../../../src/engine/random/normal.ts";
import { permutation } from "../../../src/engine/random/permutation.ts";

const drawCount = 20000;
const many = (make: (index: number) => number): number[] =>
  Array.from({ length: drawCount }, (_, index) => make(index));
const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

function correlation(a: number[], b: number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = a.map((x, i) => (x - meanA) * ((b[i] ?? NaN) - meanB));
  const squares = (values: number[], centre: number) => mean(values.map((x) => (x - centre) ** 2));
  return mean(products) / Math.sqrt(squares(a, meanA) * squares(b, meanB));
}

/** Five standard errors of a correlation of independent numbers: chance 6e−7 per look. */
const noCorrelation = 5 / Math.sqrt(drawCount);

describe("a draw", () => {
  test("is a uint32 that depends on the seed, the purpose and each index alone", () => {
    const bits = draw(7, "weight", 1, 2, 3);
    expect(bits).toBe(draw(7, "weight", 1, 2, 3));
    expect(Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32).toBe(true);
    const others = [
      draw(8, "weight", 1, 2, 3),
      draw(7, "point", 1, 2, 3),
      draw(7, "weight", 2, 1, 3),
      draw(7, "weight", 1, 2),
      draw(7, "weight", 1, 2, 3, 0),
    ];
    expect(new Set([bits, ...others]).size).toBe(6);
  });

  test("takes every uint32 as a seed, 0 and the largest included", () => {
    const seeds = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
    expect(new Set(seeds.map((seed) => draw(seed, "point", 0))).size).toBe(seeds.length);
    expect(draw(0, "point", 0)).not.toBe(0);
  });

  test("flips about half of its bits when one bit of a key flips", () => {
    for (let bit = 0; bit < 32; bit++) {
      const flipped = many((i) => {
        let changed = draw(i, "weight", 5) ^ draw((i ^ (1 << bit)) >>> 0, "weight", 5);
        let count = 0;
        for (; changed !== 0; changed &= changed - 1) count++;
        return count;
      });
      // 16 ± 5 standard errors of a binomial(32, ½) mean.
      expect(Math.abs(mean(flipped) - 16)).toBeLessThan((5 * Math.sqrt(8)) / Math.sqrt(drawCount));
    }
  });
});

test("neighbouring seeds, purposes and indices are not correlated", () => {
  const base = many((i) => toUnit(draw(i, "weight", 0, 0, 0, 0)));
  const others = [
    many((i) => toUnit(draw(i + 1, "weight", 0, 0, 0, 0))),
    many((i) => toUnit(draw(i, "point", 0, 0, 0, 0))),
    many((i) => toUnit(draw(i, "weight", 1, 0, 0, 0))),
    many((i) => toUnit(draw(i, "weight", 0, 1, 0, 0))),
    many((i) => toUnit(draw(i, "weight", 0, 0, 0, 1))),
  ];
  for (const other of others) {
    expect(Math.abs(correlation(base, other))).toBeLessThan(noCorrelation);
  }
  const alongIndex = many((i) => toUnit(draw(0, "weight", 0, 0, i)));
  expect(Math.abs(correlation(alongIndex.slice(1), alongIndex.slice(0, -1)))).toBeLessThan(
    noCorrelation,
  );
});

test("uniform and normal draws have the moments of their distributions", () => {
  const uniform = many((i) => toSymmetric(draw(3, "weight", i)));
  const normal = many((i) => toNormal(draw(3, "weight", i)));
  const moment = (values: number[], power: number) => mean(values.map((x) => x ** power));
  // Five standard errors each: √(var xᵏ / n), with var x² = 4/45 and 2, var x⁴ = 96.
  expect(Math.abs(moment(uniform, 1))).toBeLessThan(5 * Math.sqrt(1 / 3 / drawCount));
  expect(Math.abs(moment(uniform, 2) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / drawCount));
  expect(Math.abs(moment(normal, 1))).toBeLessThan(5 * Math.sqrt(1 / drawCount));
  expect(Math.abs(moment(normal, 2) - 1)).toBeLessThan(5 * Math.sqrt(2 / drawCount));
  expect(Math.abs(moment(normal, 4) - 3)).toBeLessThan(5 * Math.sqrt(96 / drawCount));
});

test("the extreme bits stay inside the open intervals", () => {
  const largest = 2 ** 32 - 1;
  expect(toUnit(0)).toBeGreaterThan(0);
  expect(toUnit(largest)).toBeLessThan(1);
  expect(toSymmetric(largest)).toBe(-toSymmetric(0));
  expect(toNormal(largest)).toBe(-toNormal(0));
  expect(toIndex(largest, 10)).toBe(9);
});

test("the inverse normal matches tabulated quantiles", () => {
  // Computed with mpmath at 40 digits: √2 · erfinv(2p − 1).
  const quantiles: [number, number][] = [
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.975, 1.959963984540054],
    [0.999, 3.0902323061678136],
    [1e-5, -4.264890793922825],
    [1e-9, -5.997807015007687],
  ];
  for (const [p, z] of quantiles) {
    // AS 241 promises about 1e−16 relative; a few roundings on top.
    expect(Math.abs(inverseNormal(p) - z)).toBeLessThan(3e-15 * Math.max(1, Math.abs(z)));
  }
});

describe("a permutation", () => {
  test("holds every index once", () => {
    for (const count of [0, 1, 2, 257]) {
      const order = permutation(count, (place) => draw(1, "split", place));
      expect(Array.from(order).sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    }
  });

  test("of three takes all six orders equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < drawCount; seed++) {
      const key = permutation(3, (place) => draw(seed, "split", place)).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Five standard errors of a binomial(drawCount, 1/6).
    for (const count of counts.values()) {
      expect(Math.abs(count - drawCount / 6)).toBeLessThan(5 * Math.sqrt((drawCount * 5) / 36));
    }
  });
});
