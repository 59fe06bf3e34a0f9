import { type DatasetId, dataKind, datasets, hasOwnData } from "../../engine/data/datasets.ts";
import type { DataSpec } from "../../engine/experiment/experiment.ts";
import type { Variation, VariationField } from "../../engine/race/race.ts";

/** The datasets that a race on these data can vary: all of their task; one's own where there are any. */
export function datasetsLike(data: DataSpec): readonly DatasetId[] {
  const { task } = dataKind(data);
  return datasets
    .map(({ id }) => id)
    .filter((id) => hasOwnData(id, data))
    .filter((id) => dataKind({ ...data, dataset: id }).task === task);
}

/** More are chosen where they are asked for. */
const usualDatasetCount = 6;

/** Values to begin with, for each setting that can vary. */
export const usualVariation: {
  readonly [Field in VariationField]: (data: DataSpec) => Extract<Variation, { field: Field }>;
} = {
  learningRate: () => ({ field: "learningRate", values: [0.003, 0.01, 0.03, 0.1, 0.3, 1] }),
  depth: () => ({ field: "depth", values: [1, 2, 3, 4, 5, 6] }),
  width: () => ({ field: "width", values: [2, 3, 4, 6, 8] }),
  scheme: () => ({
    field: "scheme",
    values: ["uniform", "glorotUniform", "heNormal", "lecunNormal"],
  }),
  dataset: (data) => ({ field: "dataset", values: datasetsLike(data).slice(0, usualDatasetCount) }),
};
