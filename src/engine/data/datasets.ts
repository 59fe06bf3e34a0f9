import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";
import { classificationDatasets } from "./classification.ts";
import type { DataKind, Dataset, InputCount, OwnData } from "./dataset.ts";
import type { DataLegend } from "./legend.ts";
import { oneInputDatasets } from "./one-input.ts";
import { points } from "./points.ts";
import { isRealDataset, realDatasets } from "./real-sets.ts";
import { regressionDatasets } from "./regression.ts";
import { rule } from "./rule.ts";

/** Every dataset by id, in the order in which menus show them. */
export const datasetById = registryOf<Dataset>()({
  ...classificationDatasets,
  ...regressionDatasets,
  ...oneInputDatasets,
  ...realDatasets,
  rule,
  points,
});

export type DatasetId = keyof typeof datasetById;

export const datasets: readonly Registered<DatasetId, Dataset>[] = entriesOf(datasetById);

/** What an experiment's data ask of a network. */
export const dataKind = ({
  dataset,
  ...own
}: OwnData & { readonly dataset: DatasetId }): DataKind => datasetById[dataset].kind(own);

/** How many inputs an experiment's data have: a plane to part, or a curve to build. */
export const inputCount = ({
  dataset,
  ...own
}: OwnData & { readonly dataset: DatasetId }): InputCount =>
  (datasetById[dataset] as Dataset).inputs?.(own) ?? 2;

/** The curve that an experiment's points lie on but for noise; null where there is none. */
export const targetCurve = ({
  dataset,
  ...own
}: OwnData & { readonly dataset: DatasetId }): ((x: number) => number) | null =>
  (datasetById[dataset] as Dataset).target?.(own) ?? null;

/** What an experiment's points stand for; null where they were drawn from a rule of the page. */
export const legendOf = ({
  dataset,
  legend,
}: Pick<OwnData, "legend"> & { readonly dataset: DatasetId }): DataLegend | null => {
  if (isRealDataset(dataset)) return realDatasets[dataset].legend;
  return dataset === "points" ? (legend ?? null) : null;
};

/** Whether an experiment brings what a dataset of one's own needs; others need nothing. */
export const hasOwnData = (dataset: DatasetId, { points: given, rule: text }: OwnData): boolean =>
  dataset === "points" ? given.length > 0 : dataset === "rule" ? text !== undefined : true;
