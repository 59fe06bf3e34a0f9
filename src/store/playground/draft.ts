import type { InputCount } from "../../engine/data/dataset.ts";
import { inputCount } from "../../engine/data/datasets.ts";
import type { DataLegend } from "../../engine/data/legend.ts";
import type { DataSpec, Experiment } from "../../engine/experiment/experiment.ts";
import { resolveOutput } from "../../engine/network/output-choice.ts";
import { exampleHeight, heightRange } from "../../engine/network/target-heights.ts";
import { say } from "../../words/say.ts";
import { type DrawingSurface, graphOfClasses, graphOfValues, plane } from "./drawing-surface.ts";
import { classesIn, type Points } from "./point-edits.ts";

/** What is drawn, on what; undo brings it back as a whole. */
export interface Draft {
  readonly isOn: boolean;
  readonly points: Points;
  /** Points of two inputs are drawn on the plane, those of one on a graph. */
  readonly inputs: InputCount;
  readonly task: "classification" | "regression";
  /** The values at the lower and upper edge of a graph; they stay while points are drawn. */
  readonly heights: readonly [low: number, high: number];
  /** The class, or the value, of new points. */
  readonly label: number;
  /** Begun on an empty surface and not learned yet: what the data shown stand for says nothing of it. */
  readonly isFresh: boolean;
}

/** What the coordinates and labels of points drawn over these data mean. */
export function legendOf({ inputs, task, isFresh }: Draft, data: DataSpec): DataLegend | undefined {
  // What lay in another space than what is drawn says nothing of it.
  const isOfThese = !isFresh && data.dataset === "points" && inputCount(data) === inputs;
  const { target, classes, ...kept }: DataLegend = (isOfThese && data.legend) || {};
  const next: DataLegend = {
    ...kept,
    ...(inputs === 1 ? { inputs } : {}),
    ...(task === "regression"
      ? { target: target ?? { name: say("draw.value"), offset: 0, scale: 1 } }
      : classes
        ? { classes }
        : {}),
  };
  return Object.keys(next).length > 0 ? next : undefined;
}

/** How many classes the points are of; 0 of values. */
export function classCountOf(draft: Draft, data: DataSpec): number {
  if (draft.task === "regression") return 0;
  return Math.max(classesIn(draft.points), legendOf(draft, data)?.classes?.length ?? 0);
}

/** What is drawn on: classes of a graph stand where the network's output is to be. */
export function surfaceOf(draft: Draft, { data, network }: Experiment): DrawingSurface {
  const { inputs, task, heights } = draft;
  if (inputs === 2) return plane;
  if (task === "regression") return graphOfValues(heights);
  const classCount = classCountOf(draft, data);
  const output = resolveOutput(network.output, { task, classCount });
  return graphOfClasses(heightRange(output, classCount, []), (label) =>
    exampleHeight(output, classCount, label),
  );
}
