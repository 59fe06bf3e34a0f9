import { describe, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import {
  nearestExample,
  nextExample,
} from "../../../src/components/playground/boundary/nearest-example.ts";
import { differenceSource } from "../../../src/components/why/difference-source.ts";
import { onlyLayer, unitHistogram } from "../../../src/components/why/histogram-sources.ts";
import {
  centreOf,
  lookAround,
  lossRange,
  planeCells,
  shades,
} from "../../../src/components/why/loss-planes.ts";
import { sharesBetweenKinks } from "../../../src/components/why/side-shares.ts";
import { largestChanges, movedShare } from "../../../src/components/why/weight-changes.ts";
import type { UnitDiagnostics } from "../../../src/engine/diagnostics/unit-tally.ts";
import { networkShape } from "../../../src/engine/network/network-shape.ts";
import {
  createWhyView,
  questionFromQuery,
  questions,
  whyToQuery,
} from "../../../src/store/why/why-view.ts";

describe("shares beside kinks", () => {
  const histogram = { histogram: Uint32Array.of(1, 3, 4, 2), histogramMin: -2, histogramMax: 2 };

  test("are counted on both sides of one, and between two", () => {
    expect(sharesBetweenKinks(histogram, [0])).toEqual([0.4, 0.6]);
    expect(sharesBetweenKinks(histogram, [1, -1])).toEqual(
      [0.1, 0.7, 0.2].map((share) => expect.closeTo(share, 12)),
    );
  });

  test("split a bin that a kink is inside of", () => {
    expect(sharesBetweenKinks(histogram, [0.5])).toEqual(
      [0.6, 0.4].map((share) => expect.closeTo(share, 12)),
    );
  });
});

test("one unit's histogram, all units' together, and one layer's", () => {
  const unit = (bin: number): UnitDiagnostics => {
    const histogram = new Uint32Array(48);
    histogram[bin] = 5;
    return { histogram, saturatedFraction: 0, isDead: false, isSilent: false };
  };
  const source = createStore(() => [[unit(1)], [unit(2), unit(3)]]);
  const counts = (layer: number, one: number | null) => {
    const [histogram] = unitHistogram(source, layer, one).getState() ?? [];
    return [...(histogram?.histogram ?? [])].flatMap((count, bin) => (count > 0 ? [bin] : []));
  };
  expect(counts(1, null)).toEqual([2, 3]);
  expect(counts(1, 1)).toEqual([3]);
  expect(counts(0, null)).toEqual([1]);
  const layers = createStore(() =>
    ["a", "b"].map((_, place) => ({
      histogram: Uint32Array.of(place),
      histogramMin: 0,
      histogramMax: 1,
    })),
  );
  expect(onlyLayer(layers, 1).getState()).toHaveLength(1);
  expect(onlyLayer(layers, 1).getState()?.[0]?.histogram[0]).toBe(1);
});

describe("training points by place and by key", () => {
  const coordinates = Float32Array.of(0, 0, 2, 0.5, 3, 0, 0, -4);

  test("a press takes the nearest one", () => {
    expect(nearestExample(coordinates, { x1: 2.2, x2: 0 })).toBe(1);
    expect(nearestExample(new Float32Array(0), { x1: 0, x2: 0 })).toBeNull();
    expect(nearestExample(coordinates, { x1: 2.2, x2: 0.5 }, 0.3)).toBe(1);
    expect(nearestExample(coordinates, { x1: 1.5, x2: 0.5 }, 0.3)).toBeNull();
  });

  test("an arrow leads to the nearest in its direction, and stays where there is none", () => {
    expect(nextExample(coordinates, null, "ArrowRight")).toBe(0);
    expect(nextExample(coordinates, 0, "ArrowRight")).toBe(1);
    expect(nextExample(coordinates, 1, "ArrowRight")).toBe(2);
    expect(nextExample(coordinates, 2, "ArrowRight")).toBe(2);
    expect(nextExample(coordinates, 0, "ArrowDown")).toBe(3);
  });

  test("Escape unmarks, and other keys are not its own", () => {
    expect(nextExample(coordinates, 2, "Escape")).toBeNull();
    expect(nextExample(coordinates, null, "Escape")).toBeUndefined();
    expect(nextExample(coordinates, 2, "n")).toBeUndefined();
  });
});

test("every question has an address, and an unknown one is the first", () => {
  for (const question of questions) {
    const state = createWhyView(question).getState();
    expect(questionFromQuery(whyToQuery(state))).toBe(question);
  }
  expect(questionFromQuery("question=x")).toBe("curve");
});

describe("between two moments", () => {
  // One layer of two inputs and one unit, one output: weights 0–1, bias 2; weight 3, bias 4.
  const { layers } = networkShape({
    inputs: 2,
    hidden: [1],
    outputs: 1,
    maps: 1,
    learnablePerLayer: 0,
  });
  const before = Float32Array.of(3, 4, 1, 2, 0);
  const after = Float32Array.of(3, 1, 1, 2, -1);

  test("the furthest moves come first, weights and biases alike", () => {
    expect(largestChanges(layers, before, after, 2)).toEqual([
      { layer: 0, row: 0, input: 1, before: 4, after: 1 },
      { layer: 1, row: 0, input: null, before: 0, after: -1 },
    ]);
  });

  test("a layer moved by a share of the length that its weights had", () => {
    expect(layers.map((layer) => movedShare(layer, before, after))).toEqual([3 / 5, 0]);
  });

  test("pictures of unlike grain have no difference, and the same two the same", () => {
    const from = createStore(() => ({ values: Float32Array.of(1, 2), cells: 1 }));
    const to = createStore(() => ({ values: Float32Array.of(3, 1), cells: 1 }));
    const source = differenceSource(from, to);
    expect([...(source.getState()?.values ?? [])]).toEqual([2, -1]);
    expect(source.getState()).toBe(source.getState());
    to.setState({ cells: 2 });
    expect(source.getState()).toBeNull();
  });
});

describe("around the networks", () => {
  test("every row of each is asked for once, and told", async () => {
    const asked: string[] = [];
    const told: number[] = [];
    const planes = await lookAround(
      ["a", "b"],
      async (armId, { row, cells }) => {
        asked.push(`${armId}${row}`);
        return new Float32Array(cells).fill(row);
      },
      (done) => told.push(done),
      new AbortController().signal,
    );
    expect(new Set(asked).size).toBe(2 * planeCells);
    expect(told.at(-1)).toBe(2 * planeCells);
    expect(planes.map(centreOf)).toEqual([15, 15]);
  });

  test("all have one scale, by logarithms, and what is no number has no colour", () => {
    const plane = (values: readonly number[]) => ({
      armId: "a",
      values: Float32Array.from(values),
    });
    const planes = [plane([0.01, 1]), plane([0.1, Number.POSITIVE_INFINITY])];
    const range = lossRange(planes);
    expect(range.map((end) => end.toPrecision(3))).toEqual(["0.0100", "1.00"]);
    const [first, second] = planes.map((one) => [...shades(one, range)]);
    expect(first).toEqual([1, -1]);
    expect(second?.[0]).toBeCloseTo(0, 6);
    expect(second?.[1]).toBe(Number.NEGATIVE_INFINITY);
  });
});
