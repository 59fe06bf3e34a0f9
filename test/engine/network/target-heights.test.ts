import { describe, expect, test } from "vitest";
import { exampleHeight, heightRange } from "../../../src/engine/network/target-heights.ts";

test("an example stands at its target, that of its class where there are classes", () => {
  expect(exampleHeight("linear", 0, -0.3)).toBe(-0.3);
  expect([0, 1].map((label) => exampleHeight("tanh", 2, label))).toEqual([-1, 1]);
  expect([0, 1].map((label) => exampleHeight("sigmoid", 2, label))).toEqual([0, 1]);
  // Of more classes each has a curve of its own, which should be 1 there.
  expect([0, 1, 2].map((label) => exampleHeight("softmax", 3, label))).toEqual([1, 1, 1]);
});

describe("the height of a graph", () => {
  const labels = [-1, 0, 3];
  test("holds the targets of a regression with a fifth of room on either side", () => {
    expect(heightRange("linear", 0, [labels])).toEqual([-1.8, 3.8]);
  });
  test("holds what the output can give where there are classes", () => {
    expect(heightRange("tanh", 2, [labels])).toEqual([-1.4, 1.4]);
    expect(heightRange("sigmoid", 2, [])).toEqual([-0.2, 1.2]);
  });
  test("is the size where there are no targets, and not 0 where all are alike", () => {
    expect(heightRange("linear", 0, [], 2)).toEqual([-2.8, 2.8]);
    expect(heightRange("linear", 0, [[1, 1, 1]])).toEqual([-0.4, 2.4]);
  });
});
