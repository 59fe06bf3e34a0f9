import { type ScaleContinuousNumeric, type Selection, scaleLinear, scaleLog } from "d3";
import { isAccuracy, type MetricId } from "../../engine/experiment/metrics.ts";
import type { RunOutcome } from "../../engine/training/outcome.ts";
import { type Margin, plotArea } from "../shared/plot-area.ts";
import type { Size } from "../shared/use-size.ts";
import { type AxisScale, epochDomain, type LossPoint, valueDomain } from "./loss-geometry.ts";

export interface LossArm {
  readonly id: string;
  readonly label: string;
  /** The arm's place in the experiment: its identity. */
  readonly index: number;
  /** Null while it has not ended. */
  readonly outcome: RunOutcome | null;
}

export type Histories = ReadonlyMap<string, readonly LossPoint[]>;

/** All that one frame of the chart is made of. */
export interface LossView {
  readonly arms: readonly LossArm[];
  readonly histories: Histories;
  readonly metric: MetricId;
  readonly valueScale: AxisScale;
  readonly epochScale: AxisScale;
  /** The convergence rule's threshold, where the rule is about this metric. */
  readonly threshold: number | null;
  readonly focusedArm: string | null;
  /** Each arm's name by id, as there is room for it where its curve ends. */
  readonly endNames: ReadonlyMap<string, string>;
  /** The earlier epoch that the page shows, or null where it shows the last. */
  readonly shownEpoch: number | null;
  readonly markedEpoch: number | null;
  /** The epoch that is being read, or null. */
  readonly cursor: number | null;
  readonly size: Size;
  readonly margin: Margin;
  readonly fontPx: number;
}

export type Scale = ScaleContinuousNumeric<number, number>;

/** A view with its scales. */
export interface Plot {
  readonly view: LossView;
  readonly x: Scale;
  readonly y: Scale;
  /** The place of any value, in pixels from the upper edge and negative above it; NaN for no value. */
  readonly openHeight: (value: number) => number;
  /** The same, held within the plot. */
  readonly height: (value: number) => number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A `<g>` whose children are D3's. */
export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Far above any plot: there a line has no slope to be seen. */
const farPx = 1e6;

/** Scales for all that the view shows. */
export function plotOf(view: LossView): Plot {
  const { size, margin, metric, valueScale, epochScale, threshold } = view;
  const { width: widthPx, height: heightPx } = plotArea(size, margin);
  const histories = view.arms.map((arm) => view.histories.get(arm.id) ?? []);
  const log = valueScale === "log" && !isAccuracy(metric);
  const x = (epochScale === "log" ? scaleLog() : scaleLinear())
    .domain(epochDomain(histories, epochScale))
    .range([0, widthPx]);
  const y = (log ? scaleLog() : scaleLinear())
    .domain(valueDomain(histories, metric, log ? "log" : "linear", threshold))
    .range([heightPx, 0]);
  const openHeight = (value: number) => {
    if (Number.isNaN(value)) return Number.NaN;
    // 0 has no place on a logarithmic axis.
    const at = log && value <= 0 ? heightPx : y(value);
    return Math.min(heightPx, Math.max(-farPx, at));
  };
  const height = (value: number) => Math.max(-2, openHeight(value));
  return { view, x, y, openHeight, height, widthPx, heightPx };
}

/** An arm's last point whose value is a number. */
export function lastNumber(history: readonly LossPoint[], metric: MetricId): LossPoint | undefined {
  return history.findLast((point) => Number.isFinite(point[metric]));
}
