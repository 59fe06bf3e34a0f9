import { sayPlaygroundLink } from "../../../src/components/data/playground-link-words.ts";
import {
  sayColumnProblem,
  sayRowFault,
  sayTableProblem,
} from "../../../src/components/data/table-words.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { isTree } from "../../../src/engine/experiment/values.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { readPlaygroundLink } from "../../../src/exchange/playground-link.ts";
import { readTable } from "../../../src/exchange/table.ts";
import { pointsOfTable, usualColumns } from "../../../src/exchange/table-points.ts";
import {
  graphOfClasses,
  graphOfValues,
  plane,
} from "../../../src/store/playground/drawing-surface.ts";
import {
  erased,
  moved,
  nearestPoint,
  type Points,
  withPoint,
  withStroke,
} from "../../../src/store/playground/point-edits.ts";
import { sayDataset } from "../../../src/words/data.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import { playgroundLinks } from "../../exchange/playground-links.ts";
import type { Target } from "./targets.ts";

/** What strokes are drawn on, and what such points stand for. */
function drawnOn(named: unknown) {
  if (named === "values") {
    const target = { name: "value", offset: 0, scale: 1 };
    return { surface: graphOfValues([-1.2, 1.2]), legend: { legend: { inputs: 1, target } } };
  }
  if (named !== "classes") return { surface: plane, legend: {} };
  const surface = graphOfClasses([-1.4, 1.4], (label) => (label === 0 ? -1 : 1));
  return { surface, legend: { legend: { inputs: 1 } } };
}

/** What is brought must be taken whole, go through a link unchanged, and give points. */
function brought(json: unknown): readonly string[] {
  const { experiment, problems } = parseExperiment(json);
  const again = experimentFromQuery(experimentToQuery(experiment));
  if (again.problems.length > 0) throw new Error("a link that is not valid");
  if (JSON.stringify(again.experiment.data) !== JSON.stringify(experiment.data)) {
    throw new Error("a link that gives other data");
  }
  const { train, test } = prepareRun(experiment);
  const numbers = [train, test].flatMap(({ inputs, targets }) => [...inputs, ...targets]);
  if (!numbers.every(Number.isFinite)) throw new Error("points that are no numbers");
  return [...problems.map(sayProblem), sayDataset(experiment.data)];
}

/** Takers of what people bring to be learned. */
export const dataTargets: readonly Target[] = [
  {
    id: "rules",
    wellFormed: [
      ...["x2 > sin(x1)", "x1^2 + x2^2 < 9", "x1*x2", "floor(x1) % 2 == floor(x2) % 2"],
      ...["x₁² + y² < 9 and not x > 1", "where(x1 > 0, x2, -x2)", String.raw`x_2 > \sin(x_1)`],
      ...["exp(x1) + 1/x2", "relu(x1 - x2) + |x2|", "0 < x1 < 2 || x2 > log(x1)"],
    ],
    take: (rule: string) =>
      brought({ data: { dataset: "rule", rule, sampleCount: 20, noise: 10 } }),
  },
  {
    id: "playgroundLinks",
    wellFormed: playgroundLinks.map(({ link }) => link),
    take(text: string) {
      const link = readPlaygroundLink(text);
      if (!link) return [];
      if (parseExperiment(link.experiment).problems.length > 0) {
        throw new Error("an experiment that is not valid");
      }
      return [sayPlaygroundLink(link)];
    },
  },
  {
    id: "ownTables",
    wellFormed: [
      "length,width,kind\n5.1,3.5,setosa\n6.2,2.9,versicolor\n4.9,3,setosa\n7,3.1,virginica\n",
      '\uFEFFa;b;"c"\r\n1,5;2;"x ""y"""\r\n2,5;-3;"z\nz"\r\n1;1;w\r\n0;0;w\r\n',
      "x\ty\tmass\n1\t2\t3000\n2\t5\t4000\n3\t9\t3500\n4\t1\t2900\n5\t1\tNA",
      '[{"a":1,"b":2,"c":"p"},{"a":3,"b":1,"c":"q"},{"a":2,"b":2,"c":"p"},{"a":0,"b":5,"c":"q"}]',
      "1 2 0\n3 4 1\n-1 -2 0\n5 -6 1\n",
    ],
    take(text: string) {
      const read = readTable(text);
      if (!read.ok) return [sayTableProblem(read.problem)];
      const { table } = read;
      const usual = usualColumns(table);
      return [usual, { ...usual, task: "regression" as const, target: 0 }].flatMap((choice) => {
        const made = pointsOfTable(table, choice, text.slice(0, 80));
        const faults = made.faults.map((fault) => sayRowFault(table, fault));
        if (!made.ok) return [sayColumnProblem(made.problem), ...faults];
        const { points, legend } = made;
        const used = made.points.length + made.faults.length;
        if (made.sampledFrom === null && used !== table.rows.length) {
          throw new Error("a line that is neither used nor named");
        }
        const sentences = brought({ data: { dataset: "points", points, legend } });
        if (sentences.length > 1) throw new Error(`points that are refused: ${sentences[0]}`);
        return [...sentences, ...faults];
      });
    },
  },
  {
    id: "drawnSets",
    wellFormed: [
      {
        dataset: "points",
        points: [0, 1, 2, 3].map((x1) => ({ x1, x2: -x1, label: x1 % 2 })),
        legend: {
          name: "mine",
          x1: { name: "length", offset: 4, scale: 0.5 },
          x2: { name: "width", offset: 3, scale: 0.1 },
          classes: ["<b>a</b>", "b, c: d~"],
        },
      },
      {
        dataset: "points",
        points: [0, 1, 2, 3].map((x1) => ({ x1, x2: x1, label: x1 / 4 })),
        legend: { target: { name: "mass", offset: 4000, scale: 1000 } },
      },
    ],
    take: (data: unknown) => brought({ data }),
  },
  {
    id: "strokes",
    wellFormed: [
      [
        { tool: "brush", x1: 0, x2: 0, toX1: 3, toX2: 1, label: 1, density: 6 },
        { tool: "point", x1: -1, x2: 0, toX1: -1, toX2: 0, label: 0, density: 6 },
        { tool: "erase", x1: 1, x2: 0, toX1: 1, toX2: 1, label: 0, density: 6 },
        { tool: "move", x1: -1, x2: 0.2, toX1: 2, toX2: -2, label: 0, density: 6 },
      ],
      [{ on: "values", tool: "brush", x1: -3, x2: 4, toX1: 3, toX2: -4, label: 0, density: 3 }],
      [{ on: "classes", tool: "brush", x1: -3, x2: 4, toX1: 3, toX2: -4, label: 1, density: 3 }],
    ],
    take(strokes: unknown) {
      if (!Array.isArray(strokes)) return [];
      let points: Points = [];
      const [first] = strokes as unknown[];
      const { surface, legend } = drawnOn(isTree(first) ? first.on : undefined);
      for (const stroke of strokes) {
        if (!isTree(stroke)) continue;
        const number = (key: string): number =>
          typeof stroke[key] === "number" ? stroke[key] || 0 : 0;
        const from = { x1: number("x1"), x2: number("x2") };
        const to = { x1: number("toX1"), x2: number("toX2") };
        const label = Math.min(9, Math.abs(Math.round(number("label"))));
        const density = Math.min(20, Math.abs(Math.round(number("density"))));
        if (stroke.tool === "brush") {
          points = withStroke(points, from, to, { density, label }, surface);
        } else if (stroke.tool === "point") points = withPoint(points, from, label, surface);
        else if (stroke.tool === "erase") points = erased(points, from, surface);
        else {
          const held = nearestPoint(points, from, surface);
          if (held !== null) points = moved(points, held, to, surface);
        }
      }
      if (points.length < 4) return [];
      const sentences = brought({ data: { dataset: "points", points, ...legend } });
      if (sentences.length > 1) throw new Error(`points that are refused: ${sentences[0]}`);
      return sentences;
    },
  },
];
