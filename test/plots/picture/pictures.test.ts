import { describe, expect, test } from "vitest";
import { networkShape } from "../../../src/engine/network/network-shape.ts";
import { relu } from "../../../src/functions/families/rectifier.ts";
import { resolveParameters } from "../../../src/functions/families/registry.ts";
import { boundaryPicture } from "../../../src/plots/picture/boundary-picture.ts";
import { functionPicture } from "../../../src/plots/picture/function-picture.ts";
import { graphPicture } from "../../../src/plots/picture/graph-picture.ts";
import { lossPicture } from "../../../src/plots/picture/loss-picture.ts";
import { networkPicture } from "../../../src/plots/picture/network-picture.ts";
import type { PictureColours } from "../../../src/plots/picture/picture-colours.ts";
import { inRows, sheet } from "../../../src/plots/picture/sheet.ts";
import { type Drawing, element, escaped, textAt } from "../../../src/plots/picture/svg-text.ts";
import { signedTable } from "../../../src/plots/shared/signed-scale.ts";

const ends = { negative: "#e0751c", neutral: "#f1f1ee", positive: "#1f77b4" };
const colours: PictureColours = {
  signed: signedTable(ends),
  discrete: signedTable(ends),
  classes: [],
  classNames: [],
  classTables: [],
  ends,
  deepen: (colour) => colour,
  paper: "#ffffff",
  ink: "#1d1f21",
  inkSoft: "#565b60",
  line: "#d9d9d4",
  font: "sans-serif",
  arm: () => "#0072b2",
};

const hostile = `<script>alert("1")</script>&'\u0000\ud800]]>`;

/** Names of elements that are not closed in their order; none in well-formed XML. */
function unclosed(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self === "/") continue;
    if (slash !== "/") open.push(name ?? "");
    else if (open.pop() !== name) return [...open, name ?? ""];
  }
  return open;
}

const points = {
  count: 2,
  coordinates: new Float32Array([-6, 6, 0, 0]),
  colour: () => "#000",
};

const history = [0, 1, 10].map((epoch) => ({
  epoch,
  trainLoss: 0.5 / (1 + epoch),
  testLoss: 0.6 / (1 + epoch),
  testAccuracy: 0.5,
}));

const drawings: Readonly<Record<string, Drawing>> = {
  graph: graphPicture(
    {
      title: hostile,
      standing: "",
      slot: 0,
      output: "linear",
      classCount: 0,
      curves: [{ values: [0, 1, Number.NaN], offset: 0, cells: 3 }],
      target: { values: [0, 0, 1], offset: 0, cells: 3 },
      train: { count: 2, coordinates: [-3, 0, 3, 0], labels: [-1, 1] },
      test: { count: 1, coordinates: [0, 0], labels: [0] },
      shares: { values: Float32Array.of(1, 2, 3), bias: 0.5, bends: [[0]] },
      isStacked: true,
      legend: null,
      sizePx: 200,
    },
    colours,
  ),
  boundary: boundaryPicture(
    {
      title: hostile,
      standing: hostile,
      heat: "data:,",
      legend: null,
      classes: ["setosa", hostile, "virginica"].map((name) => ({ name, colour: "#123456" })),
      train: points,
      test: points,
      sizePx: 120,
    },
    colours,
  ),
  loss: lossPicture(
    {
      title: hostile,
      curves: [
        {
          label: hostile,
          slot: 0,
          history,
          outcome: { kind: "converged", epochsToTarget: 10, computeMs: 1 },
        },
        { label: "none yet", slot: 9, history: [], outcome: null },
      ],
      metric: "trainLoss",
      threshold: 0.05,
      valueScale: "log",
      epochScale: "linear",
      xName: "epochs",
      yName: "train loss",
      target: "target ≤ 0.05",
      widthPx: 600,
      heightPx: 300,
    },
    colours,
  ),
  function: functionPicture(
    {
      title: hostile,
      activation: relu,
      parameters: resolveParameters(relu),
      slot: 0,
      widthPx: 400,
      heightPx: 300,
    },
    colours,
  ),
  network: networkPicture(
    {
      title: hostile,
      shape: networkShape({ inputs: 2, hidden: [2], outputs: 1, maps: 1, learnablePerLayer: 0 }),
      parameters: [1, -1, Number.NaN, 0, 0, 0, 1, 1, 0],
      features: ["x₁", "x₂"],
      heats: [["data:,", ""], [""]],
      scale: "from −1 to 1",
      widthPx: 400,
      heightPx: 240,
    },
    colours,
  ),
};

describe.each(Object.entries(drawings))("the picture of %s", (_, drawing) => {
  const svg = sheet(drawing, hostile, [hostile], colours);

  test("is whole, whatever a name holds", () => {
    expect(unclosed(svg)).toEqual([]);
    expect(svg).not.toContain("<script");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)");
  });
});

test("what stands around hidden layers is marked in a network's picture, and nothing else is", () => {
  const paths = (
    normalisation: "none" | "layer",
    skip: "none" | "identity",
    isDropped: boolean,
  ) => {
    const sizes = { inputs: 2, hidden: [2], outputs: 1, maps: 1, learnablePerLayer: 0 };
    const shape = networkShape({ ...sizes, normalisation, skip });
    const picture = {
      ...{ title: "", shape, features: ["x₁", "x₂"], heats: [], scale: "" },
      ...{ parameters: new Float32Array(shape.parameterCount), widthPx: 400, heightPx: 240 },
    };
    return networkPicture({ ...picture, isDropped }, colours).body.match(/<path/g)?.length ?? 0;
  };
  const plain = paths("none", "none", false);
  expect(paths("layer", "none", false)).toBe(plain + 1);
  expect(paths("none", "identity", false)).toBe(plain + 1);
  expect(paths("layer", "identity", true)).toBe(plain + 3);
});

test("axes, target and the epoch at which it was met stand in the loss's picture", () => {
  for (const text of ["epochs", "train loss", "target ≤ 0.05", ">10<", "none yet"]) {
    expect(drawings.loss?.body).toContain(text);
  }
});

test("a boundary's corner point stands in its plane's corner", () => {
  // The plane's left and upper edge are at 34 and 56: room for the axis and the title.
  expect(drawings.boundary?.body).toContain('<circle cx="34" cy="56"');
  expect(drawings.boundary?.body).toContain('<circle cx="94" cy="116"');
});

test("drawings in rows are as wide as the widest row, and 20 apart", () => {
  const square = { width: 100, height: 50, body: textAt(0, 0, "a") };
  const all = inRows([square, square, square], 2);
  expect([all.width, all.height]).toEqual([220, 120]);
  expect(all.body).toContain("translate(0,70)");
});

test("a long line below a picture is broken, not cut", () => {
  const narrow = { width: 100, height: 50, body: "" };
  const svg = sheet(narrow, "", ["one two three four five six seven"], colours);
  const lines = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(lines.join(" ")).toBe("one two three four five six seven");
  expect(lines.length).toBeGreaterThan(1);
});

test("what XML cannot hold is left out", () => {
  expect(escaped("a\u0001\ud800b\uffff<&>")).toBe("ab&lt;&amp;&gt;");
  expect(element("g", { a: null, b: 1.23456 })).toBe('<g b="1.23"/>');
});
