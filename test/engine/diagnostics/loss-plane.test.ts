import { describe, expect, test } from "vitest";
import {
  lossRow,
  placeOnPlane,
  planeDirections,
} from "../../../src/engine/diagnostics/loss-plane.ts";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

const setUp = setUpOf(experimentWith({ network: { hidden: [4, 3] } }), "tanh");
const shape = armShape(setUp.experiment, setUp.data, setUp.arm);
const directions = planeDirections(shape, setUp.parameters, 7);

const rowsOf = (values: ArrayLike<number>) =>
  shape.layers.flatMap(({ rows, inputs, weightOffset }) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from(
        { length: inputs },
        (_, input) => values[weightOffset + row * inputs + input] ?? NaN,
      ),
    ),
  );
const lengthOf = (row: readonly number[]) => Math.hypot(...row);

describe("the directions", () => {
  test("have rows as long as the network's own, and leave biases alone", () => {
    const own = rowsOf(setUp.parameters).map(lengthOf);
    for (const direction of directions) {
      for (const [place, row] of rowsOf(direction).entries()) {
        expect(lengthOf(row)).toBeCloseTo(own[place] ?? Number.NaN, 12);
      }
      for (const { biasOffset, rows } of shape.layers) {
        expect([...direction.subarray(biasOffset, biasOffset + rows)].every((x) => x === 0)).toBe(
          true,
        );
      }
    }
  });

  test("are two, by the seed, and the same for every function", () => {
    expect(directions[0]).not.toEqual(directions[1]);
    expect(planeDirections(shape, setUp.parameters, 8)).not.toEqual(directions);
    expect(planeDirections(shape, setUp.parameters, 7)).toEqual(directions);
  });
});

test.each([
  ["fast", createFastTrainer],
  ["reference", createReferenceTrainer],
] as const)(
  "the %s engine's losses along a row are those at these parameters, and it stays where it is",
  (_, create) => {
    const trainer = create(setUp);
    trainer.trainEpoch();
    const before = trainer.snapshot();
    const place = { down: 0.5, cells: 5, reach: 1 };
    const row = lossRow(trainer, directions, place);
    expect(trainer.snapshot()).toEqual(before);
    const other = create(setUp);
    const wanted = [-1, -0.5, 0, 0.5, 1].map((right) => {
      const there = before.parameters.map(
        (value, index) =>
          value + right * (directions[0][index] ?? 0) + 0.5 * (directions[1][index] ?? 0),
      );
      other.setParameters(there);
      return Math.fround(other.evaluate("train").loss);
    });
    expect([...row]).toEqual(wanted);
    const [here] = lossRow(trainer, directions, { down: 0, cells: 1, reach: 1 });
    expect(here).toBe(Math.fround(trainer.evaluate("train").loss));
  },
);

test("places go from one end to the other through 0", () => {
  expect([0, 1, 2, 3, 4].map((index) => placeOnPlane(index, 5, 2))).toEqual([-2, -1, 0, 1, 2]);
});
