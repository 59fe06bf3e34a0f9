import { expect, test } from "vitest";
import { Growth, type Reading } from "./growth.ts";

const reading = (heapMb: number): Reading => ({
  heapMb,
  nodes: 100,
  listeners: 10,
  workers: 1,
  processMb: 900,
});

function growingOf(heaps: readonly number[]) {
  const growth = new Growth();
  for (const heap of heaps) growth.add(reading(heap));
  return growth.growing();
}

test("what grows to the end is told; what warms up, settles or is uneven is not", () => {
  expect(growingOf([10, 12, 14, 16, 18, 20, 22, 24, 26])).toEqual(["heapMb"]);
  expect(growingOf([5, 7, 9, 10, 10, 10, 10, 10, 10])).toEqual([]);
  expect(growingOf([10, 10, 10, 12, 8, 12, 14, 9, 13])).toEqual([]);
  expect(growingOf([10, 20])).toEqual([]);
});
