import { expect, test } from "vitest";
import { Grain } from "../../src/worker/grain.ts";

/** A clock that work puts forward. */
function timed() {
  let time = 0;
  const grain = new Grain(() => time);
  return {
    grain,
    draw: (parameters: number, cells: number, ms: number) =>
      grain.measured(parameters, cells, () => {
        time += ms;
        return cells;
      }),
  };
}

test("without a budget a grid is as fine as asked", () => {
  expect(timed().grain.affordable(123, 1e9, null)).toBe(123);
});

// At first a parameter is taken to cost 2·10⁻⁶ ms a cell: √(ms / (2·10⁻⁶ · parameters)) cells a side.
test.each([
  [100, 25, 8, 100], // 400
  [100, 9000, 8, 20], // 21.1
  [100, 9000, 2, 8], // 10.5: the next grain below
  [15, 9000, 8, 15], // 21.1, more than asked
  [50, 2000, 8, 40], // 44.7
  [100, 1e6, 8, 8], // 2, and no grain is coarser than 8
  [6, 1e6, 8, 6], // but for those that are asked for
])("asked for %i cells, %i parameters in %i ms: %i", (asked, parameters, ms, cells) => {
  expect(timed().grain.affordable(asked, parameters, ms)).toBe(cells);
});

test("what a grid takes is learned a tenth at a time, and what took no time teaches nothing", () => {
  const { grain, draw } = timed();
  expect(draw(100, 10, 10)).toBe(10);
  // 10⁻³ ms for each parameter and cell: now taken to be 1.018·10⁻⁴, so 28.03 cells.
  expect(grain.affordable(100, 100, 8)).toBe(24);
  expect(grain.affordable(28, 100, 8)).toBe(28);
  expect(grain.affordable(29, 100, 8)).toBe(24);
  draw(100, 10, 0);
  expect(grain.affordable(28, 100, 8)).toBe(28);
  draw(100, 10, 10);
  // 1.916·10⁻⁴: 20.4 cells.
  expect(grain.affordable(28, 100, 8)).toBe(20);
});
