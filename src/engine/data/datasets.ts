import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";
import { classificationDatasets } from "./classification.ts";
import type { DataKind, Dataset, LabelledPoint } from "./dataset.ts";
import { points } from "./points.ts";
import { regressionDatasets } from "./regression.ts";

/** Every dataset by id, in the order in which menus show them. */
export const datasetById = registryOf<Dataset>()({
  ...classificationDatasets,
  ...regressionDatasets,
  points,
});

export type DatasetId = keyof typeof datasetById;

export const datasets: readonly Registered<DatasetId, Dataset>[] = entriesOf(datasetById);

/** What an experiment's data ask of a network. */
export const dataKind = ({
  dataset,
  points: given,
}: {
  readonly dataset: DatasetId;
  readonly points: readonly LabelledPoint[];
}): DataKind => datasetById[dataset].kind(given);
