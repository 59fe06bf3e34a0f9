import { datasetById } from "../engine/data/datasets.ts";
import { type DataLegend, valueAt } from "../engine/data/legend.ts";
import type { DataSpec } from "../engine/experiment/experiment.ts";
import { brief } from "../engine/experiment/problem.ts";
import { formatNumber } from "./format.ts";
import { entryText, listOf, say } from "./say.ts";

/** A class by its name, where it has one: "setosa", "class 2". */
export const sayClass = (legend: DataLegend | null, index: number): string =>
  legend?.classes?.[index] ?? say("classes.entry", { index });

/** A place in the values that its coordinates stand for: "length 4.5, width 3"; null without such. */
export function sayPlace(
  legend: DataLegend | null,
  place: { readonly x1: number; readonly x2: number },
): string | null {
  const parts = (["x1", "x2"] as const).flatMap((key) => {
    const axis = legend?.[key];
    if (!axis) return [];
    return [
      say("data.coordinate", { name: axis.name, value: formatNumber(valueAt(axis, place[key])) }),
    ];
  });
  return parts.length > 0 ? listOf(parts, "unit") : null;
}

/** What an experiment's data are called: of a typed rule the rule itself, of brought points their name. */
export function sayDataset({
  dataset,
  rule,
  legend,
}: Pick<DataSpec, "dataset" | "rule" | "legend">): string {
  if (dataset === "rule" && rule !== undefined) return brief(rule);
  if (dataset === "points" && legend?.name !== undefined) return legend.name;
  return entryText(`dataset.${dataset}.label`, datasetById[dataset].label);
}
