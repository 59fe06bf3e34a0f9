import { expect, test } from "vitest";
import { draw, drawFurther } from "../../../src/engine/random/draw.ts";
import { dropoutFactor } from "../../../src/engine/training/dropout.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

const { data } = setUpOf(experimentWith({}), "tanh", 5);

test("a draw goes on from a shorter one", () => {
  const bits = drawFurther(draw(5, "dropout", 3, 17, 2), 6);
  expect(bits).toBe(draw(5, "dropout", 3, 17, 2, 6));
  expect(drawFurther(data.epochDraw("dropout", 3), 17, 2, 6)).toBe(bits);
});

test("a rate's share of the units counts as 0, the others for more, and the mean stays", () => {
  const factors: number[] = [];
  for (let epoch = 0; epoch < 10; epoch++) {
    for (let example = 0; example < 250; example++) {
      for (let unit = 0; unit < 8; unit++) {
        factors.push(
          dropoutFactor(drawFurther(data.epochDraw("dropout", epoch), example, 1), unit, 0.25),
        );
      }
    }
  }
  expect(new Set(factors)).toEqual(new Set([0, 4 / 3]));
  const zeros = factors.filter((factor) => factor === 0).length / factors.length;
  // Five standard errors of a share of 20,000 draws, which are fixed.
  expect(Math.abs(zeros - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / factors.length));
});

test("units, layers, examples and epochs have draws of their own", () => {
  const row = (epoch: number, example: number, layer: number) =>
    Array.from({ length: 32 }, (_, unit) =>
      dropoutFactor(drawFurther(data.epochDraw("dropout", epoch), example, layer), unit, 0.5),
    );
  const first = row(0, 0, 0);
  expect(new Set(first).size).toBe(2);
  for (const other of [row(1, 0, 0), row(0, 1, 0), row(0, 0, 1)]) expect(other).not.toEqual(first);
});
