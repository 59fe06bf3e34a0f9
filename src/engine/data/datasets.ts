import {
  blobs,
  checkerboard,
  circle,
  gauss,
  moons,
  rings,
  spiral,
  threeSpirals,
  xor,
} from "./classification.ts";
import type { DataKind, Dataset, DatasetId, LabelledPoint } from "./dataset.ts";
import { points } from "./points.ts";
import { multiGauss, plane } from "./regression.ts";

/** Every dataset by id, in the order in which menus show them. */
export const datasetById: Readonly<Record<DatasetId, Dataset>> = {
  circle,
  xor,
  gauss,
  spiral,
  moons,
  checkerboard,
  rings,
  threeSpirals,
  blobs,
  plane,
  multiGauss,
  points,
};

export const datasets: readonly Dataset[] = Object.values(datasetById);

/** What an experiment's data ask of a network. */
export const dataKind = ({
  dataset,
  points: given,
}: {
  readonly dataset: DatasetId;
  readonly points: readonly LabelledPoint[];
}): DataKind => datasetById[dataset].kind(given);
