import { rgb } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { networkShape } from "../../../src/engine/network/network-shape.ts";
import { fillPixels, type Palette } from "../../../src/plots/boundary/boundary-painter.ts";
import { linkHeight, linkPath, networkLayout } from "../../../src/plots/network/network-layout.ts";
import { gridRange, unitGrid } from "../../../src/plots/network/network-painter.ts";
import { networkPalettes } from "../../../src/plots/network/network-palettes.ts";
import {
  markOf,
  type NetworkPart,
  nextPart,
  parameterIndices,
  partKey,
  partName,
  partOfKey,
  shownValue,
  tabStop,
} from "../../../src/plots/network/network-parts.ts";
import {
  bandedLayers,
  linkWidths,
  visibleParameters,
} from "../../../src/plots/network/network-view.ts";
import { rampTable } from "../../../src/plots/shared/signed-scale.ts";
import { outputRange } from "../../../src/plots/shared/value-range.ts";

const shapeOf = (hidden: readonly number[], maps = 1) =>
  networkShape({ inputs: 2, hidden, outputs: 1, maps, learnablePerLayer: 0 });

const networks = fc.record({
  features: fc.integer({ min: 1, max: 7 }),
  hidden: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 12 }),
  outputs: fc.integer({ min: 1, max: 10 }),
  widthPx: fc.integer({ min: 320, max: 1600 }),
  heightPx: fc.integer({ min: 140, max: 900 }),
});

test("every tile lies inside the picture and on no other tile", () => {
  fc.assert(
    fc.property(networks, (size) => {
      const layout = networkLayout(size);
      const tiles = layout.columns.flatMap((column) => column.tiles);
      expect(tiles).toHaveLength(
        size.features + size.hidden.reduce((sum, units) => sum + units, 0) + size.outputs,
      );
      for (const tile of tiles) {
        expect(tile.x).toBeGreaterThanOrEqual(0);
        expect(tile.y).toBeGreaterThanOrEqual(0);
        expect(tile.x + tile.size).toBeLessThanOrEqual(layout.widthPx);
        expect(tile.y + tile.size).toBeLessThanOrEqual(layout.heightPx);
      }
      for (const column of layout.columns) {
        for (const [index, tile] of column.tiles.entries()) {
          const touching = column.tiles
            .slice(index + 1)
            .filter(
              (other) =>
                Math.abs(other.x - tile.x) < tile.size && Math.abs(other.y - tile.y) < tile.size,
            );
          expect(touching).toEqual([]);
        }
      }
    }),
  );
});

test("columns leave room for their links, in a wider picture where they must", () => {
  fc.assert(
    fc.property(networks, (size) => {
      const { columns, widthPx } = networkLayout(size);
      expect(widthPx).toBeGreaterThanOrEqual(size.widthPx);
      for (const [index, column] of columns.slice(1).entries()) {
        expect(column.left - (columns[index]?.right ?? 0)).toBeGreaterThanOrEqual(24 - 1e-9);
      }
    }),
  );
});

test.each([
  ["1440 × 900", 804, 248],
  ["1280 × 720", 700, 197],
  ["768 × 1024", 736, 304],
])("twelve layers fit side by side at %s", (_, widthPx, heightPx) => {
  for (const units of [1, 3, 8]) {
    const hidden = Array.from({ length: 12 }, () => units);
    const layout = networkLayout({ features: 7, hidden, outputs: 1, widthPx, heightPx });
    expect(layout.widthPx).toBe(widthPx);
    expect(layout.columns[1]?.tiles[0]?.size).toBeGreaterThanOrEqual(16);
  }
});

test("where no size fits side by side, tiles keep the size that a finger wants", () => {
  const size = { features: 7, outputs: 1, widthPx: 358, heightPx: 216 };
  const few = networkLayout({ ...size, hidden: [3, 3] });
  expect(few.widthPx).toBe(size.widthPx);
  const many = networkLayout({ ...size, hidden: Array.from({ length: 12 }, () => 3) });
  expect(many.widthPx).toBeGreaterThan(size.widthPx);
  expect(many.columns[1]?.tiles[0]?.size).toBe(44);
});

test("hidden units with links are all of one size; a crowded layer stands in two files, then in a block", () => {
  const { columns } = networkLayout({
    features: 7,
    hidden: [8, 16, 3, 64],
    outputs: 1,
    widthPx: 900,
    heightPx: 248,
  });
  expect(columns.map((column) => column.arrangement)).toEqual([
    "file",
    "file",
    "staggered",
    "file",
    "block",
    "file",
  ]);
  const sizes = [1, 2, 3].flatMap((at) => columns[at]?.tiles.map((tile) => tile.size) ?? []);
  expect(new Set(sizes).size).toBe(1);
});

test("the output stays large beside many small units, and many outputs still fit", () => {
  const size = { features: 7, hidden: [8, 8, 8], widthPx: 700, heightPx: 197 };
  const one = networkLayout({ ...size, outputs: 1 }).columns;
  expect(one[1]?.tiles[0]?.size).toBeLessThan(20);
  expect(one.at(-1)?.tiles[0]?.size).toBe(28);
  const ten = networkLayout({ ...size, outputs: 10 }).columns.at(-1);
  expect(ten?.arrangement).not.toBe("block");
});

test("a link touches no unit but its own two", () => {
  fc.assert(
    fc.property(networks, (size) => {
      const { columns } = networkLayout(size);
      for (const column of columns.filter(({ arrangement }) => arrangement === "staggered")) {
        for (const [index, { x, size: side }] of column.tiles.entries()) {
          const height = linkHeight(column, index);
          const inTheWay = column.tiles.filter(
            (other) => other.x !== x && Math.abs(other.y + side / 2 - height) < side / 2,
          );
          expect(inTheWay).toEqual([]);
        }
      }
    }),
  );
});

test("a link leaves its unit, passes the second file straight, and bends between the columns", () => {
  const { columns } = networkLayout({
    features: 2,
    hidden: [16, 3],
    outputs: 1,
    widthPx: 804,
    heightPx: 248,
  });
  const [, two, one] = columns;
  if (!two || !one) throw new Error("Where are the columns?");
  const path = (unit: number) =>
    /^M([\d.]+),[\d.]+(H[\d.]+)?C.* ([\d.]+),/.exec(linkPath(two, unit, one, 0));
  const edge = (unit: number) => (two.tiles[unit]?.x ?? 0) + (two.tiles[unit]?.size ?? 0);
  expect(Number(path(0)?.[1])).toBeCloseTo(edge(0), 0);
  expect(path(0)?.[2]).toBeDefined();
  expect(path(1)?.[2]).toBeUndefined();
  expect(edge(1)).toBe(two.right);
});

test("features keep a column, and their names apart, however low the picture", () => {
  const { columns } = networkLayout({
    features: 7,
    hidden: [8],
    outputs: 1,
    widthPx: 700,
    heightPx: 120,
  });
  expect(columns[0]?.arrangement).toBe("file");
  const tops = columns[0]?.tiles.map((tile) => tile.y) ?? [];
  expect(new Set(tops).size).toBe(7);
});

test("links are drawn one by one as long as they can be told, and always those of the unit that is pointed at", () => {
  const banded = (hidden: readonly number[]) => bandedLayers(shapeOf(hidden));
  expect(banded([13])).toEqual([false, false]);
  expect(banded([64])).toEqual([false, false]);
  expect(banded([16, 16])).toEqual([false, false, false]);
  expect(banded(Array.from({ length: 12 }, () => 8))).not.toContain(true);
  expect(banded([64, 64])).toEqual([false, true, false]);
  // 11 × 256 links could not be painted with every frame.
  expect(banded(Array.from({ length: 12 }, () => 16)).filter((isBand) => isBand)).toHaveLength(11);
});

test("of a band only the links of the unit that is pointed at are drawn, and every bias that has room", () => {
  const shape = shapeOf([64, 64]);
  const size = { features: 2, hidden: [64, 64], outputs: 1, widthPx: 900, heightPx: 320 };
  const drawn = (shown: NetworkPart | null, heightPx = size.heightPx) => {
    const parts = visibleParameters(shape, networkLayout({ ...size, heightPx }), shown);
    const biases = parts.filter(({ kind }) => kind === "bias").length;
    return { weights: parts.length - biases, biases };
  };
  expect(drawn(null)).toEqual({ weights: 2 * 64 + 64, biases: 64 + 64 + 1 });
  expect(drawn({ kind: "unit", layer: 1, unit: 0 }).weights).toBe(2 * 64 + 64 + 64);
  // Where tiles are as small as biases only the output's is left, and that of the unit that is pointed at.
  expect(drawn(null, 100).biases).toBe(1);
  expect(drawn({ kind: "unit", layer: 0, unit: 5 }, 100).biases).toBe(2);
});

test("links are thinner where they lie close", () => {
  const widest = (hidden: readonly number[]) =>
    linkWidths(networkLayout({ features: 2, hidden, outputs: 1, widthPx: 804, heightPx: 248 }));
  expect(widest([3, 3])).toEqual([7, 7, 7]);
  expect(Math.max(...widest([24, 24]))).toBeLessThan(5);
  expect(Math.min(...widest([64]))).toBeGreaterThanOrEqual(1.5);
});

test("every weight and bias has its own place in the parameters", () => {
  const shape = shapeOf([3, 2], 2);
  const parts = shape.layers.flatMap((layer, index) =>
    Array.from({ length: layer.units }, (_, unit) => [
      { kind: "bias", layer: index, unit } as NetworkPart,
      ...Array.from(
        { length: layer.inputs },
        (_, input): NetworkPart => ({ kind: "weight", layer: index, unit, input }),
      ),
    ]).flat(),
  );
  const indices = parts.flatMap((part) => parameterIndices(shape, part));
  expect([...indices].sort((a, b) => a - b)).toEqual(
    Array.from({ length: shape.parameterCount }, (_, index) => index),
  );
  expect(parts.map((part) => partOfKey(partKey(part)))).toEqual(parts);
});

test("a maxout link shows the piece with the largest weight, and NaN is not hidden", () => {
  expect(shownValue([0.2, -0.7, 0.5], [0, 1, 2])).toBe(-0.7);
  expect(shownValue([0.2, Number.NaN], [0, 1])).toBeNaN();
});

test("parts are named as people count", () => {
  const names = { all: ["x₁", "x₂", "x₁²"], used: ["x₁", "x₁²"] };
  const shape = shapeOf([3]);
  const weight: NetworkPart = { kind: "weight", layer: 0, unit: 2, input: 1 };
  expect(partName(shape, weight, names)).toBe("weight from x₁² to layer 1, neuron 3");
  expect(partName(shape, { kind: "bias", layer: 1, unit: 0 }, names)).toBe("bias of the output");
});

test("of several outputs each is called by its class, counted as in the legend", () => {
  const shape = networkShape({
    inputs: 2,
    hidden: [3],
    outputs: 3,
    maps: 1,
    learnablePerLayer: 0,
  });
  const names = { all: ["x₁", "x₂"], used: ["x₁", "x₂"] };
  expect(partName(shape, { kind: "unit", layer: 1, unit: 0 }, names)).toBe("class 0");
  expect(partName(shape, { kind: "weight", layer: 1, unit: 2, input: 0 }, names)).toBe(
    "weight from layer 1, neuron 1 to class 2",
  );
  const named = { ...names, classes: ["setosa", "versicolor", "virginica"] };
  expect(partName(shape, { kind: "bias", layer: 1, unit: 1 }, named)).toBe("bias of versicolor");
});

test("a single output is called by the classes that it parts, where they have names", () => {
  const names = { all: ["x₁"], used: ["x₁"], classes: ["low", "high"] };
  expect(partName(shapeOf([3]), { kind: "unit", layer: 1, unit: 0 }, names)).toBe(
    "the output, from low to high",
  );
});

const grey = rampTable("#808080", "#808080");
const classColours = ["#ff8000", "#0080ff", "#008040"] as const;
const classTables = classColours.map((colour) => rampTable("#f0f0f0", colour));
const colourOf = (value: number, palette: Palette | undefined): string => {
  const pixels = new Uint8ClampedArray(4);
  if (palette) fillPixels(pixels, { values: [value], offset: 0, cells: 1 }, palette);
  return rgb(...(Array.from(pixels.subarray(0, 3)) as [number, number, number])).formatHex();
};

test.each(["softmax", "sigmoid", "tanh", "linear"] as const)(
  "with several %s outputs, a tile goes from neutral to the colour of its class",
  (output) => {
    const range = outputRange(output);
    const { outputs } = networkPalettes({ outputs: 3 }, range, range, {
      signed: grey,
      classTables,
    });
    expect(outputs.map((palette) => colourOf(range.min, palette))).toEqual(
      classColours.map(() => "#f0f0f0"),
    );
    expect(outputs.map((palette) => colourOf(range.max, palette))).toEqual(classColours);
  },
);

test("a single output has the scale of the boundary beside it", () => {
  const range = outputRange("linear", 10);
  const palettes = networkPalettes({ outputs: 1 }, { min: 0, max: 4, centre: 0 }, range, {
    signed: grey,
    classTables,
  });
  expect(palettes.outputs).toEqual([{ kind: "scale", table: grey, range }]);
});

test("the Tab key comes back to what is still there", () => {
  const shape = shapeOf([3]);
  expect(tabStop(shape, 2, { kind: "weight", layer: 0, unit: 1, input: 0 })).toEqual({
    kind: "unit",
    layer: 0,
    unit: 1,
  });
  expect(tabStop(shape, 2, { kind: "unit", layer: 0, unit: 7 })).toEqual({
    kind: "feature",
    feature: 0,
  });
  expect(tabStop(shape, 2, { kind: "feature", feature: 1 })).toEqual({
    kind: "feature",
    feature: 1,
  });
});

test("the arrow keys reach every tile, and Enter and the arrows every weight", () => {
  const shape = shapeOf([3, 5, 2]);
  const start: NetworkPart = { kind: "feature", feature: 0 };
  const seen = new Map<string, NetworkPart>([[partKey(start), start]]);
  for (const part of seen.values()) {
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape"]) {
      const next = nextPart(shape, 4, part, key);
      if (next) seen.set(partKey(next), next);
    }
  }
  // 4 features, 11 units, and all parameters.
  expect(seen.size).toBe(4 + 11 + shape.parameterCount);
});

test("a mark is known by layer and number, only units have one, and dead says more than silent", () => {
  const marks = { dead: [[], [1, 4]], silent: [[2], [4]] };
  expect(markOf(marks, { kind: "unit", layer: 1, unit: 4 })).toBe("dead");
  expect(markOf(marks, { kind: "unit", layer: 0, unit: 2 })).toBe("silent");
  expect(markOf(marks, { kind: "unit", layer: 0, unit: 1 })).toBeNull();
  expect(markOf(marks, { kind: "bias", layer: 1, unit: 4 })).toBeNull();
  expect(markOf(marks, { kind: "unit", layer: 2, unit: 0 })).toBeNull();
});

test("a unit's own values are found among all, and their range is said", () => {
  const values = {
    parameters: [],
    // Two hidden layers of 2 and 1 units, one output; grids of 2 × 2.
    units: { values: Float32Array.of(0, 0, 0, 0, 1, 2, 3, 4, -0.5, 0, 0.25, 0.5), cells: 2 },
    outputs: { values: Float32Array.of(-1, 1, -1, 1), cells: 2 },
  };
  const shape = shapeOf([2, 1]);
  const range = (layer: number, unit: number) => gridRange(unitGrid(shape, values, layer, unit));
  expect(range(0, 1)).toBe("1.00 to 4.00");
  expect(range(1, 0)).toBe("−0.500 to 0.500");
  expect(range(2, 0)).toBe("−1.00 to 1.00");
  values.units.values[5] = Number.NaN;
  expect(range(0, 1)).toBe("not a number");
});
