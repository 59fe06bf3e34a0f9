import type { OwnData } from "../../engine/data/dataset.ts";
import type { DatasetId } from "../../engine/data/datasets.ts";
import { defaultExperiment } from "../../engine/experiment/defaults.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import type { RunData } from "../../engine/training/run-data.ts";
import type { Frame } from "../../protocol/messages.ts";

let last: { readonly experiment: Experiment; readonly data: RunData } | null = null;

/** The run's data; the same object while nothing that decides it changes. */
export function runDataOf(experiment: Experiment): RunData {
  if (last && hasSameData(last.experiment, experiment)) return last.data;
  last = { experiment, data: prepareRun(experiment) };
  return last.data;
}

function hasSameData(a: Experiment, b: Experiment): boolean {
  return (
    a.data === b.data &&
    a.network === b.network &&
    a.batch === b.batch &&
    a.seed === b.seed &&
    a.regularisation.labelSmoothing === b.regularisation.labelSmoothing
  );
}

/** How many updates the arms have made since their epoch began; those that diverged stand still. */
export function updateWithinEpoch(experiment: Experiment, { epoch, arms }: Frame): number {
  const { train, batchSize } = runDataOf(experiment);
  const newest = Math.max(...arms.map(({ iteration }) => iteration));
  return Math.max(0, newest - epoch * Math.ceil(train.count / batchSize));
}

/** As much of a run's data as its picture needs. */
export type DatasetSample = Pick<RunData, "train" | "test" | "classCount" | "inputCount">;

/** A few real points of a dataset, for its picture in a menu. */
export function datasetSample(dataset: DatasetId, own: Partial<OwnData> = {}): DatasetSample {
  const { points = [], rule, legend } = own;
  const data = {
    ...defaultExperiment.data,
    ...(rule === undefined ? {} : { rule }),
    ...(legend ? { legend } : {}),
    dataset,
    sampleCount: 240,
    points: dataset === "points" ? fewOf(points) : [],
  };
  return prepareRun({ ...defaultExperiment, data }, 1);
}

/** As many points, from all over a set, as a small picture shows. */
export function fewOf(points: OwnData["points"]): OwnData["points"] {
  const step = Math.ceil(points.length / 500);
  return step <= 1 ? points : points.filter((_, index) => index % step === 0);
}
