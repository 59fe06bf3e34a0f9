import type { DataSpec, DatasetId, NetworkSpec, OutputId } from "./experiment.ts";

/** What a dataset asks of a network. */
export type Task =
  | { readonly kind: "regression" }
  | { readonly kind: "classification"; readonly classCount: number };

const regression: Task = { kind: "regression" };
const classes = (classCount: number): Task => ({ kind: "classification", classCount });

const tasks: Readonly<Record<Exclude<DatasetId, "points">, Task>> = {
  circle: classes(2),
  xor: classes(2),
  gauss: classes(2),
  spiral: classes(2),
  moons: classes(2),
  checkerboard: classes(2),
  rings: classes(3),
  threeSpirals: classes(3),
  blobs: classes(3),
  plane: regression,
  multiGauss: regression,
};

/** Explicit labels are classes when every one is a whole number from 0 up to this. */
export const maxClassIndex = 9;

/** The task of a dataset; for explicit points it follows from their labels. */
export function taskOf(data: DataSpec): Task {
  if (data.dataset !== "points") return tasks[data.dataset];
  const isClass = (label: number) =>
    Number.isInteger(label) && label >= 0 && label <= maxClassIndex;
  if (!data.points.every(({ label }) => isClass(label))) return regression;
  return classes(data.points.reduce((count, { label }) => Math.max(count, label + 1), 2));
}

/** The output kind with "auto" resolved. */
export function outputOf(network: NetworkSpec, task: Task): OutputId {
  if (network.output !== "auto") return network.output;
  if (task.kind === "regression") return "linear";
  return task.classCount > 2 ? "softmax" : "tanh";
}

/** Output units: one per class for softmax and for three and more classes, else 1. */
export function outputCountOf(network: NetworkSpec, task: Task): number {
  if (task.kind === "regression") return 1;
  if (outputOf(network, task) === "softmax") return task.classCount;
  return task.classCount > 2 ? task.classCount : 1;
}
