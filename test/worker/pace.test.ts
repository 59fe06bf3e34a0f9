import { expect, test } from "vitest";
import { Pace, Speedometer } from "../../src/worker/pace.ts";

test("epochs fall due evenly, the first at once", () => {
  const pace = new Pace(10, 0);
  pace.restart(0);
  const begun: number[] = [];
  for (let now = 0; now <= 1000; now += 10) {
    if (pace.due(now) < 1) continue;
    pace.spend(1);
    begun.push(now);
  }
  expect(begun).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
});

test("a machine that cannot keep up does not pile up a debt", () => {
  const pace = new Pace(1000, 0);
  pace.restart(0);
  for (let now = 0; now <= 10_000; now += 50) {
    pace.due(now);
    pace.spend(1);
  }
  // A tenth of a second at 1,000 epochs a second, and no more.
  expect(pace.due(10_050)).toBe(100);
});

test("the wait is what is left until the next epoch, even below one epoch in a tenth of a second", () => {
  const pace = new Pace(1, 0);
  pace.restart(0);
  expect(pace.due(0)).toBe(1);
  pace.spend(1);
  expect(pace.waitMs).toBe(1000);
  expect(pace.due(400)).toBe(0);
  expect(pace.waitMs).toBeCloseTo(600, 6); // six digits: 0.4 is no binary fraction
  expect(pace.due(1000)).toBe(1);
});

test("the speed is measured over the last second", () => {
  const meter = new Speedometer();
  expect(meter.mark(0, 0)).toBe(0);
  for (let at = 100; at <= 1000; at += 100) meter.mark(at, at / 10);
  expect(meter.mark(1100, 110)).toBe(100);
  for (let at = 1200; at <= 2400; at += 100) meter.mark(at, 110);
  expect(meter.mark(2500, 110)).toBe(0);
});
