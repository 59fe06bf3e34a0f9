import { isAccuracy, type MetricId } from "../../engine/experiment/metrics.ts";
import { type HeardCurve, targetMark } from "../shared/heard-curve.ts";
import { type AxisScale, pointAt } from "./loss-geometry.ts";
import type { Histories, LossArm } from "./loss-plot.ts";

interface HeardChart {
  readonly arms: readonly LossArm[];
  readonly metric: MetricId;
  readonly valueScale: AxisScale;
  readonly threshold: number | null;
}

const sampleCount = 101;

/** Every arm's curve in the experiment's order, over the same epochs and on the chart's own scale. */
export function heardHistories(
  { arms, metric, valueScale, threshold }: HeardChart,
  histories: Histories,
): readonly HeardCurve[] {
  const isLog = valueScale === "log" && !isAccuracy(metric);
  // An accuracy meets its target from below.
  const sign = isAccuracy(metric) ? -1 : 1;
  const scale = (value: number) => (isLog ? Math.log10(Math.max(value, 1e-12)) : value);
  const last = Math.max(0, ...arms.map(({ id }) => histories.get(id)?.at(-1)?.epoch ?? 0));
  const curves = arms.map(({ id }) => {
    const history = histories.get(id) ?? [];
    return Array.from({ length: sampleCount }, (_, at) => {
      const epoch = Math.round((last * at) / (sampleCount - 1));
      return scale(pointAt(history, epoch)?.[metric] ?? Number.NaN);
    });
  });
  const all = curves.flat().filter(Number.isFinite);
  const range = [Math.min(...all), Math.max(...all)] as const;
  return curves.map((values) => ({
    values,
    range,
    marks:
      threshold === null
        ? []
        : targetMark(
            values.map((value) => sign * value),
            sign * scale(threshold),
          ),
  }));
}
