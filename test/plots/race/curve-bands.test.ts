import { describe, expect, test } from "vitest";
import { bandRange, curveBands, widestCell } from "../../../src/plots/race/curve-bands.ts";
import { averageMap } from "../../../src/plots/race/map-average.ts";

const runsOf = (...maps: readonly (readonly number[] | null)[]) =>
  maps.map((bytes) => ({ map: bytes && Uint8Array.from(bytes) }));

describe("bands of a race over one input", () => {
  const bands = curveBands(
    runsOf([0, 51, 255], null, [0, 102, 0], [0, 153, 51], [0, 204, 102], [0, 255, 153]),
    [-1, 1],
  );

  test("are quantiles over the runs that have a curve", () => {
    // 51 is a fifth of 255, and the quartiles of five values are values of theirs.
    expect(bands).toMatchObject({ runs: 5, cells: 3 });
    const second = [bands?.least, bands?.lower, bands?.median, bands?.upper, bands?.most].map(
      (line) => Number(line?.[1]?.toFixed(6)),
    );
    expect(second).toEqual([-0.6, -0.2, 0.2, 0.6, 1]);
    expect(bands?.median[0]).toBe(-1);
  });

  test("lie between the values where there are few", () => {
    // R: quantile(c(-1, 1), c(0.25, 0.75)) gives −0.5 and 0.5.
    const two = curveBands(runsOf([0], [255]), [-1, 1]);
    expect([two?.lower[0], two?.median[0], two?.upper[0]]).toEqual([-0.5, 0, 0.5]);
  });

  test("are widest where seeds agree least", () => {
    expect(bands && widestCell(bands)).toBe(1);
  });

  test("and a target decide what the graphs cover, with room", () => {
    expect(bands && bandRange([bands], Float32Array.of(-1, 0, 1.5))).toEqual([-1.3, 1.8]);
  });

  test("are none where no run has a curve", () => {
    expect(curveBands(runsOf(null), [-1, 1])).toBeNull();
  });
});

test("classes on a line are counted along the line", () => {
  const kind = { classCount: 3, inputCount: 1, range: [0, 1], isChoice: true } as const;
  const [runs] = [runsOf([0, 2], [1, 2])];
  const average = averageMap(runs as unknown as Parameters<typeof averageMap>[0], kind);
  expect(average).toMatchObject({ runs: 2, cells: 2, rows: 1 });
  expect([...(average?.mean ?? [])]).toEqual([0.5, 0, 0.5, 0, 0, 1]);
});
