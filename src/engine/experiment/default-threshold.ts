import type { DataKind } from "../data/dataset.ts";
import { dataKind } from "../data/datasets.ts";
import type { Experiment, MetricId } from "./experiment.ts";

/**
 * Losses to get below and accuracies to reach. A network that answers 0 everywhere has a loss of
 * 0.5 on two classes, but only of 0.12 on the plane and 0.04 on the six hills.
 */
const byTask: Readonly<Record<DataKind["task"], Readonly<Record<MetricId, number>>>> = {
  classification: { trainLoss: 0.05, testLoss: 0.05, testAccuracy: 0.95 },
  regression: { trainLoss: 0.01, testLoss: 0.01, testAccuracy: 0.95 },
};

/** The threshold that goes with an experiment's data and metric where none is given. */
export const defaultThreshold = ({ data, rule }: Pick<Experiment, "data" | "rule">): number =>
  byTask[dataKind(data).task][rule.metric];
