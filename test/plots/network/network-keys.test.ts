import { expect, test } from "vitest";
import { networkShape } from "../../../src/engine/network/network-shape.ts";
import { type NetworkPart, nextPart } from "../../../src/plots/network/network-parts.ts";
import { biasPlace } from "../../../src/plots/network/network-view.ts";

/** Four features, then layers of 3, 5 and 2 units, and the output. */
const shape = networkShape({
  ...{ inputs: 4, hidden: [3, 5, 2], outputs: 1, maps: 1, learnablePerLayer: 0 },
});

const feature = (place: number): NetworkPart => ({ kind: "feature", feature: place });
const unit = (layer: number, place: number): NetworkPart => ({ kind: "unit", layer, unit: place });
const bias = (layer: number, place: number): NetworkPart => ({ kind: "bias", layer, unit: place });
const weight = (input: number): NetworkPart => ({ kind: "weight", layer: 1, unit: 2, input });

test.each([
  // Up and down run round their column.
  [unit(0, 0), "ArrowUp", unit(0, 2)],
  [unit(0, 1), "ArrowUp", unit(0, 0)],
  [unit(0, 2), "ArrowDown", unit(0, 0)],
  [feature(3), "ArrowDown", feature(0)],
  // To the sides, at the same height: columns are centred on one another.
  [feature(1), "ArrowRight", unit(0, 1)],
  [feature(3), "ArrowRight", unit(0, 2)],
  [unit(0, 1), "ArrowRight", unit(1, 2)],
  [unit(1, 0), "ArrowLeft", unit(0, 0)],
  [unit(1, 4), "ArrowLeft", unit(0, 2)],
  [unit(1, 2), "ArrowRight", unit(2, 1)],
  [unit(2, 1), "ArrowRight", unit(3, 0)],
  [feature(0), "ArrowLeft", null],
  [unit(3, 0), "ArrowRight", null],
  [unit(1, 3), "Home", feature(0)],
  [feature(2), "End", unit(3, 0)],
  // Into a unit, round its bias and weights, and out again.
  [unit(1, 2), "Enter", bias(1, 2)],
  [feature(2), "Enter", null],
  [bias(1, 2), "ArrowDown", weight(0)],
  [bias(1, 2), "ArrowUp", weight(2)],
  [weight(0), "ArrowUp", bias(1, 2)],
  [weight(1), "ArrowDown", weight(2)],
  [weight(2), "ArrowDown", bias(1, 2)],
  [weight(1), "Escape", unit(1, 2)],
  [bias(1, 2), "ArrowLeft", null],
  [bias(1, 2), "Home", null],
  [unit(1, 2), "x", null],
  [unit(1, 2), "Escape", null],
] as const)("from %o %s leads to %o", (from, key, to) => {
  expect(nextPart(shape, 4, from, key)).toEqual(to);
});

test("a bias stands on its tile's lower left corner, inside it where tiles are close", () => {
  const column = (arrangement: "file" | "block", size: number) => ({
    ...{ tiles: [{ x: 10, y: 20, size }], arrangement, left: 0, right: 100 },
  });
  // A third of the tile, 4 to 8 pixels.
  expect(biasPlace(column("file", 30), 0)).toEqual({ x: 5, y: 47, side: 8, margin: 6 });
  expect(biasPlace(column("file", 18), 0)).toEqual({ x: 6, y: 36, side: 6, margin: 4 });
  expect(biasPlace(column("file", 6), 0)).toEqual({ x: 7, y: 25, side: 4, margin: 1 });
  expect(biasPlace(column("block", 12), 0)).toEqual({ x: 10, y: 28, side: 4, margin: 1 });
});
