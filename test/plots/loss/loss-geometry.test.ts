import fc from "fast-check";
import { expect, test } from "vitest";
import {
  endLabelPx,
  epochDomain,
  epochTicks,
  firstLost,
  logTicks,
  lossLine,
  lossMargin,
  niceBound,
  pointAt,
  shortened,
  spread,
  valueDomain,
} from "../../../src/plots/loss/loss-geometry.ts";

const history = (losses: readonly number[]) =>
  losses.map((trainLoss, epoch) => ({ epoch, trainLoss, testLoss: trainLoss, testAccuracy: 0.5 }));

test("bounds are rounded outwards to 1, 2 or 5", () => {
  expect([0.03, 0.5, 1.1, 700].map((value) => niceBound(value, "up"))).toEqual([
    0.05, 0.5, 2, 1000,
  ]);
  expect([0.03, 0.5, 1.9, 700].map((value) => niceBound(value, "down"))).toEqual([
    0.02, 0.5, 1, 500,
  ]);
});

test("an explosion does not flatten the other curves", () => {
  const histories = [history([0.5, 0.1]), history([0.6, 1e30, Number.NaN])];
  expect(valueDomain(histories, "trainLoss", "linear", null)).toEqual([0, 2]);
});

test("the threshold is always in the picture", () => {
  const [low, high] = valueDomain([history([0.5, 0.4])], "trainLoss", "log", 0.01);
  expect(low).toBeLessThan(0.01);
  expect(high).toBeGreaterThanOrEqual(0.5);
  expect(valueDomain([history([0.1])], "trainLoss", "linear", 0.9)).toEqual([0, 1]);
});

test("without a finite value there still are axes", () => {
  expect(valueDomain([], "trainLoss", "log", null)).toEqual([0.01, 1]);
  expect(epochDomain([], "linear")).toEqual([0, 10]);
  expect(epochDomain([history(new Array(50).fill(1))], "log")).toEqual([1, 49]);
});

test("logarithmic ticks fall back to powers of ten where they crowd", () => {
  expect(logTicks([0.01, 1], 10)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
  expect(logTicks([0.01, 1], 4)).toEqual([0.01, 0.1, 1]);
  expect(logTicks([1e-6, 1], 4)).toHaveLength(4);
});

test("a curve breaks where it is not a number and goes on after", () => {
  const points = history([1, 2, Number.NaN, 3, 4]);
  const { path } = lossLine(
    points,
    "trainLoss",
    (epoch) => epoch * 10,
    (value) => value,
    0,
  );
  expect(path).toBe("M0,1L10,2M30,3L40,4");
});

test("a curve ends at the upper edge, is marked there once, and comes back where it does", () => {
  const points = history([2, 4, -4, -9, 1, -1, 3]);
  const { path, exits } = lossLine(
    points,
    "trainLoss",
    (epoch) => epoch * 10,
    (value) => value,
    0,
  );
  expect(path).toBe("M0,2L10,4L15,0M39,0L40,1L45,0M52.5,0L60,3");
  expect(exits).toEqual([15, 45]);
  const trembling = lossLine(
    points,
    "trainLoss",
    (epoch) => epoch,
    (value) => value,
    0,
  );
  expect(trembling.exits).toEqual([1.5]);
});

test("crowded epochs keep their extremes", () => {
  const points = history([5, 1, 9, 5, 5]);
  // All five fall into the pixel column at 0.
  const { path } = lossLine(
    points,
    "trainLoss",
    (epoch) => epoch / 100,
    (value) => value,
    0,
  );
  expect(path).toBe("M0,1L0,9L0,5");
});

test("a path of many epochs has at most four points a half-pixel column", () => {
  const points = history(Array.from({ length: 20_000 }, (_, epoch) => Math.sin(epoch) + 2));
  const { path } = lossLine(
    points,
    "trainLoss",
    (epoch) => epoch / 200,
    (value) => value,
    0,
  );
  expect(path.match(/[ML]/g)?.length).toBeLessThanOrEqual(4 * 201);
});

test("an epoch is answered by the newest point at or before it", () => {
  const points = [0, 1, 2, 100, 110].map((epoch) => ({
    ...history([epoch])[0],
    epoch,
  })) as ReturnType<typeof history>;
  expect([0, 2, 50, 100, 9999].map((epoch) => pointAt(points, epoch)?.epoch)).toEqual([
    0, 2, 2, 100, 110,
  ]);
  expect(pointAt(points, -1)).toBeUndefined();
});

test("a curve is lost where it first is no number, and not before", () => {
  expect(firstLost(history([1, 2, 3]))).toBeUndefined();
  expect(firstLost(history([1, Number.POSITIVE_INFINITY, Number.NaN]))?.epoch).toBe(1);
});

test("spread labels keep their distance, their order and their bounds", () => {
  const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(places, (wanted) => {
      const placed = spread(wanted, 16, [0, 300]);
      const order = wanted
        .map((_, index) => index)
        .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
      for (const [rank, index] of order.entries()) {
        const place = placed[index] ?? Number.NaN;
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(300 + 1e-9);
        const before = placed[order[rank - 1] ?? -1];
        // 12 labels of 16 px fit into 300, so the gap is never shared out.
        if (before !== undefined) expect(place - before).toBeGreaterThanOrEqual(16 - 1e-6);
      }
    }),
  );
});

test("labels that are apart already stay where they are", () => {
  expect(spread([10, 50, 90], 16, [0, 100])).toEqual([10, 50, 90]);
  expect(spread([50, 50], 16, [0, 100])).toEqual([42, 58]);
});

test("an epoch axis has whole numbers only, and never more of them than there is room for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 2_000_000 }),
      fc.integer({ min: 2, max: 20 }),
      (last, most) => {
        const found = epochTicks([0, last], "linear", most);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(found.every(Number.isInteger)).toBe(true);
      },
    ),
  );
  expect(epochTicks([0, 1_200_000], "linear", 4)).toEqual([0, 500_000, 1_000_000]);
});

test("the chart makes room for the longest name, up to a third of its width", () => {
  const widthOf = (text: string) => 7 * text.length;
  const short = lossMargin([widthOf("tanh")], 12, 600);
  const long = lossMargin(["tanh", "Hard sigmoid"].map(widthOf), 12, 600);
  expect(long.right).toBeGreaterThan(short.right);
  expect(lossMargin([widthOf("x".repeat(90))], 12, 600).right).toBe(200);
  expect(shortened("Hard sigmoid", long.right - endLabelPx(12), widthOf)).toBe("Hard sigmoid");
  expect(shortened("Hard sigmoid", 60, widthOf)).toBe("Hard si…");
  expect(shortened("Hard sigmoid", 3, widthOf)).toBe("H…");
});
