import { describe, expect, test } from "vitest";
import { inputCount } from "../../src/engine/data/datasets.ts";
import { valueAt } from "../../src/engine/data/legend.ts";
import { parseExperiment } from "../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../src/engine/experiment/url.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { readTable, type Table } from "../../src/exchange/table.ts";
import { type ColumnChoice, pointsOfTable, usualColumns } from "../../src/exchange/table-points.ts";

function tableOf(text: string): Table {
  const read = readTable(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.table;
}

const pointsOf = (text: string, choice: Partial<ColumnChoice> = {}, name?: string) => {
  const table = tableOf(text);
  return pointsOfTable(table, { ...usualColumns(table), ...choice }, name);
};

function taken(text: string, choice: Partial<ColumnChoice> = {}) {
  const read = pointsOf(text, choice);
  if (!read.ok) throw new Error(read.problem.code);
  return read;
}

const flowers = "id,length,width,kind\n1,40,130,b\n2,60,180,a\n3,50,155,b\n4,45,140,c\n";

describe("columns to begin with", () => {
  test.each([
    [flowers, { x1: 0, x2: 1, target: 3, task: "classification" }],
    ["x,y,label\n1.5,2,0\n2.5,3,1\n3.5,1,0", { x1: 0, x2: 1, target: 2, task: "classification" }],
    ["kind,a,b\nu,1,2\nv,3,4", { x1: 1, x2: 2, target: 0, task: "classification" }],
    [
      `x,y\n${Array.from({ length: 12 }, (_, i) => `${i},${i / 3}`).join("\n")}`,
      { x1: 0, x2: null, target: 1, task: "regression" },
    ],
    [
      `a,b,c\n${Array.from({ length: 12 }, (_, i) => `${i},${2 * i},${i / 3}`).join("\n")}`,
      { x1: 0, x2: 1, target: 2, task: "regression" },
    ],
  ])("%j", (text, choice) => {
    expect(usualColumns(tableOf(text))).toEqual(choice);
  });
});

describe("points of a table", () => {
  test("lie in the plane, and the legend gives their values back", () => {
    const { points, legend } = taken(flowers, { x1: 1, x2: 2 });
    expect(legend.classes).toEqual(["a", "b", "c"]);
    expect(points.map(({ label }) => label)).toEqual([1, 0, 1, 2]);
    expect([legend.x1?.name, legend.x2?.name]).toEqual(["length", "width"]);
    const values = [
      [40, 130],
      [60, 180],
      [50, 155],
      [45, 140],
    ];
    for (const [index, { x1, x2 }] of points.entries()) {
      expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThan(6);
      // Coordinates are rounded to a thousandth.
      for (const [axis, coordinate, value] of [
        [legend.x1, x1, values[index]?.[0]],
        [legend.x2, x2, values[index]?.[1]],
      ] as const) {
        if (!axis) throw new Error("no axis");
        expect(Math.abs(valueAt(axis, coordinate) - (value ?? NaN))).toBeLessThan(
          0.00051 * axis.scale,
        );
      }
    }
  });

  test("that lie in the plane stay as they are", () => {
    const { points, legend } = taken("x,y,c\n-4,1.25,p\n5.5,-3,q\n0,4,p\n1,1,q");
    expect(points[0]).toEqual({ x1: -4, x2: 1.25, label: 0 });
    expect([legend.x1, legend.x2]).toEqual([
      { name: "x", offset: 0, scale: 1 },
      { name: "y", offset: 0, scale: 1 },
    ]);
  });

  test("have targets within ±1 where a value is learned, though they be whole numbers", () => {
    const text = "x,y,mass\n1,2,3000\n2,3,6000\n3,5,4500\n4,9,4000\n";
    const { points, legend } = taken(text, { target: 2, task: "regression" });
    expect(legend.target).toEqual({ name: "mass", offset: 4500, scale: 1500 });
    expect(points.map(({ label }) => label)).toEqual([-1, 1, 0, Math.fround(-0.333)]);
    const { experiment, problems } = parseExperiment({
      data: { dataset: "points", points: points.slice(0, 3).concat(points[1] ?? []), legend },
    });
    expect(problems).toEqual([]);
    expect(prepareRun(experiment).task).toBe("regression");
  });

  test("go through a link unchanged, with whatever names", () => {
    const { points, legend } = taken(
      'a/b,"c:d~,e",<b>\n10,20,x y\n30,45,é&?\n20,30,x y\n15,22,#%\n',
    );
    const json = { data: { dataset: "points", points, legend } };
    const { experiment, problems } = parseExperiment(json);
    expect(problems).toEqual([]);
    expect(experiment.data.legend).toEqual(legend);
    expect(experimentFromQuery(experimentToQuery(experiment))).toEqual({
      experiment,
      problems: [],
    });
  });

  test("that cannot be used are named by line and column, and the others stay", () => {
    const read = taken("x,y,c\n1,2,p\noops,3,q\n3,,p\n4,5\n5,6,q\n7,8,p\n9,NA,q\n2,2,q\n");
    expect(read.points).toHaveLength(4);
    expect(read.faults).toEqual([
      { line: 3, column: 0, code: "notNumber", given: "oops" },
      { line: 4, column: 1, code: "missing", given: "" },
      { line: 5, column: 2, code: "missing", given: "" },
      { line: 8, column: 1, code: "missing", given: "NA" },
    ]);
  });

  test("are 5,000 of more rows, the same at every reading", () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `${i},${i % 97},${i % 2 ? "a" : "b"}`);
    const text = `x,y,c\n${rows.join("\n")}`;
    const read = taken(text);
    expect(read.points).toHaveLength(5000);
    expect(read.sampledFrom).toBe(12_000);
    expect(taken(text).points).toEqual(read.points);
  });

  test.each([
    ["x,y,c\n1,2,a\n2,3,b", { code: "fewRows", least: 4, found: 2 }],
    ["x,y,c\n1,2,a\n2,3,a\n3,3,a\n4,4,a", { code: "oneClass" }],
    [
      `x,y,c\n${Array.from({ length: 11 }, (_, i) => `${i},${i},w${i}`).join("\n")}`,
      { code: "manyClasses", most: 10, found: 11 },
    ],
  ])("%j has too few rows or other classes than can be learned", (text, problem) => {
    expect(pointsOf(text, { task: "classification", target: 2 })).toMatchObject({
      ok: false,
      problem,
    });
  });
});

test("5,000 rows are read, placed and validated in well under a second", () => {
  const rows = Array.from(
    { length: 5000 },
    (_, i) => `${i / 7},"${(i * 31) % 1000}",kind ${i % 7}`,
  );
  const text = `x,y,kind\r\n${rows.join("\r\n")}`;
  const before = process.cpuUsage();
  const { points, legend } = taken(text);
  const { problems } = parseExperiment({ data: { dataset: "points", points, legend } });
  const { user, system } = process.cpuUsage(before);
  expect(problems).toEqual([]);
  // Of this process alone; measured 0.06 s.
  expect((user + system) / 1e6).toBeLessThan(1);
});

test("two columns are a curve: x is scaled into its line, y is the target, and a link brings both back", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${100 + i},${Math.abs(i - 10)}`);
  const { points, legend } = taken(["x,y", ...rows].join("\n"), { task: "regression" });
  expect(legend).toMatchObject({ inputs: 1, x1: { name: "x" }, target: { name: "y" } });
  expect(legend.x2).toBeUndefined();
  for (const [i, { x1, x2, label }] of points.entries()) {
    expect(x2).toBe(0);
    // Coordinates keep few digits, so that links stay short.
    expect(valueAt(legend.x1 as never, x1)).toBeCloseTo(100 + i, 2);
    expect(valueAt(legend.target as never, label)).toBeCloseTo(Math.abs(i - 10), 2);
  }
  const { experiment, problems } = parseExperiment({ data: { dataset: "points", points, legend } });
  expect(problems).toEqual([]);
  expect(inputCount(experiment.data)).toBe(1);
  expect(experiment.network.features).toEqual(["x1"]);
  expect(experimentFromQuery(experimentToQuery(experiment)).experiment).toEqual(experiment);
});

test("a legend counts one input or says nothing of them", () => {
  const points = [1, 2, 3, 4].map((x1) => ({ x1, x2: 3, label: 0.5 }));
  const { problems } = parseExperiment({
    data: { dataset: "points", points, legend: { inputs: 3 } },
  });
  expect(problems).toMatchObject([{ path: "data.legend.inputs" }]);
});
