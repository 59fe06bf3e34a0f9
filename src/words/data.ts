import { datasetById } from "../engine/data/datasets.ts";
import type { DataSpec } from "../engine/experiment/experiment.ts";
import { brief } from "../engine/experiment/problem.ts";
import { entryText } from "./say.ts";

/** What an experiment's data are called: of a typed rule the rule itself. */
export function sayDataset({ dataset, rule }: Pick<DataSpec, "dataset" | "rule">): string {
  if (dataset === "rule" && rule !== undefined) return brief(rule);
  return entryText(`dataset.${dataset}.label`, datasetById[dataset].label);
}
