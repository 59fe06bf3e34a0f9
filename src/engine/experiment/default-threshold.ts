import type { DataKind } from "../data/dataset.ts";
import { dataKind } from "../data/datasets.ts";
import type { Experiment } from "./experiment.ts";
import { type Metric, metricById } from "./metrics.ts";

/**
 * Losses to get below and accuracies to reach. A network that answers 0 everywhere has a loss of
 * 0.5 on two classes, but only of 0.12 on the plane and 0.04 on the six hills.
 */
const byTask: Readonly<Record<DataKind["task"], Readonly<Record<Metric["quantity"], number>>>> = {
  classification: { loss: 0.05, accuracy: 0.95 },
  regression: { loss: 0.01, accuracy: 0.95 },
};

/** The threshold that goes with an experiment's data and metric where none is given. */
export const defaultThreshold = ({ data, rule }: Pick<Experiment, "data" | "rule">): number =>
  byTask[dataKind(data).task][metricById[rule.metric].quantity];
