import { registryOf } from "../registry/registry.ts";

/** A number that a run is judged by, worked out over one of its two sets. */
export interface Metric {
  readonly label: string;
  readonly split: "train" | "test";
  /** A loss is to get low, an accuracy high; only classifications have one. */
  readonly quantity: "loss" | "accuracy";
}

/** Every metric that a convergence rule may name, by id, in the order of menus. */
export const metricById = registryOf<Metric>()({
  trainLoss: { label: "Train loss", split: "train", quantity: "loss" },
  testLoss: { label: "Test loss", split: "test", quantity: "loss" },
  testAccuracy: { label: "Test accuracy", split: "test", quantity: "accuracy" },
});

export type MetricId = keyof typeof metricById;

export const isAccuracy = (metric: MetricId): boolean => metricById[metric].quantity === "accuracy";

/** Whether a metric's value is as good as a threshold asks; NaN never is. */
export const meetsThreshold = (metric: MetricId, value: number, threshold: number): boolean =>
  isAccuracy(metric) ? value >= threshold : value <= threshold;
