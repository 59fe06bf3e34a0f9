import {
  axisBottom,
  axisLeft,
  type BaseType,
  type ScaleContinuousNumeric,
  type Selection,
  scaleLinear,
  scaleLog,
  select,
  symbol,
} from "d3";
import type { RunOutcome } from "../engine/outcome.ts";
import { armIdentity } from "./arm-identity.ts";
import { formatCount, formatPercent, formatShort } from "./format.ts";
import {
  type AxisScale,
  epochDomain,
  firstLost,
  type Interval,
  type LossMetric,
  type LossPoint,
  labelRows,
  logTicks,
  lossPath,
  pointAt,
  spread,
  valueDomain,
} from "./loss-geometry.ts";
import type { Size } from "./use-size.ts";

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
  readonly metric: LossMetric;
  readonly valueScale: AxisScale;
  readonly epochScale: AxisScale;
  /** The convergence rule's threshold, where the rule is about this metric. */
  readonly threshold: number | null;
  readonly focusedArm: string | null;
  /** The epoch that is being read, or null. */
  readonly cursor: number | null;
  readonly size: Size;
}

type Scale = ScaleContinuousNumeric<number, number>;

/** A view with its scales; `height` turns any value into a place within the plot, NaN for no value. */
interface Plot {
  readonly view: LossView;
  readonly x: Scale;
  readonly y: Scale;
  readonly height: (value: number) => number;
  readonly widthPx: number;
  readonly heightPx: number;
}

type Group = Selection<SVGGElement, unknown, null, undefined>;

export const lossMargin = { left: 52, right: 104, top: 26, bottom: 38 } as const;

const endLabelGapPx = 16;
const rowPx = 14;

/** The width of an epoch label's character, generously, so that no two labels touch. */
const characterPx = 7.5;

/**
 * Draws the whole chart into an empty `<g>`, whose children are D3's. Call it
 * at most once a frame. Returns the epoch axis, for read-outs.
 */
export function paintLoss(element: SVGGElement, view: LossView): Scale {
  const plot = plotOf(view);
  const root: Group = select(element).attr(
    "transform",
    `translate(${lossMargin.left},${lossMargin.top})`,
  );
  paintAxes(root, plot);
  paintTarget(layer(root, "target"), plot);
  paintCurves(layer(root, "curves"), plot);
  paintEndLabels(layer(root, "labels"), plot);
  paintCursor(layer(root, "cursor"), plot);
  paintOutcomes(layer(root, "outcomes"), plot);
  return plot.x;
}

/** The group of this name, made at the first call: groups keep the order in which they were asked for. */
function layer(root: Group, name: string): Group {
  const existing = root.select<SVGGElement>(`g.${name}`);
  return existing.empty() ? root.append("g").attr("class", name) : existing;
}

function plotOf(view: LossView): Plot {
  const { size, metric, valueScale, epochScale, threshold } = view;
  const widthPx = Math.max(1, size.widthPx - lossMargin.left - lossMargin.right);
  const heightPx = Math.max(1, size.heightPx - lossMargin.top - lossMargin.bottom);
  const histories = view.arms.map((arm) => view.histories.get(arm.id) ?? []);
  const log = valueScale === "log" && metric !== "testAccuracy";
  const x = (epochScale === "log" ? scaleLog() : scaleLinear())
    .domain(epochDomain(histories, epochScale))
    .range([0, widthPx]);
  const y = (log ? scaleLog() : scaleLinear())
    .domain(valueDomain(histories, metric, log ? "log" : "linear", threshold))
    .range([heightPx, 0]);
  const height = (value: number) => {
    if (Number.isNaN(value)) return Number.NaN;
    // Beyond the axis a line leaves the picture; 0 has no place on a logarithmic one.
    const at = log && value <= 0 ? heightPx : y(value);
    return Math.min(heightPx, Math.max(-2, at));
  };
  return { view, x, y, height, widthPx, heightPx };
}

function ticksOf(scale: Scale, axis: AxisScale, most: number): readonly number[] {
  const [low = 0, high = 1] = scale.domain();
  const domain: Interval = [low, high];
  return axis === "log" ? logTicks(domain, most) : scale.ticks(most);
}

function paintAxes(root: Group, { view, x, y, widthPx, heightPx }: Plot): void {
  const accuracy = view.metric === "testAccuracy";
  const values = ticksOf(y, accuracy ? "linear" : view.valueScale, heightPx / 30);
  const epochs = ticksOf(x, view.epochScale, widthPx / 64).filter(Number.isInteger);
  const vertical = axisLeft(y)
    .tickValues(values)
    .tickFormat((value) => (accuracy ? formatPercent(Number(value)) : formatShort(Number(value))))
    .tickSizeInner(-widthPx)
    .tickSizeOuter(0)
    .tickPadding(8);
  const horizontal = axisBottom(x)
    .tickValues(epochs)
    .tickFormat((epoch) => formatCount(Number(epoch)))
    .tickSizeInner(5)
    .tickSizeOuter(0)
    .tickPadding(5);
  layer(root, "vertical").call(vertical);
  layer(root, "horizontal").attr("transform", `translate(0,${heightPx})`).call(horizontal);
  root.selectAll(".vertical, .horizontal").attr("font-size", null).attr("font-family", null);
}

/** The line alone: its number stands above the plot, where no curve can cross it. */
function paintTarget(group: Group, { view, height, widthPx }: Plot): void {
  group
    .selectAll<SVGLineElement, number>("line")
    .data(view.threshold === null ? [] : [view.threshold])
    .join("line")
    .attr("x2", widthPx)
    .attr("y1", height)
    .attr("y2", height);
}

function paintCurves(group: Group, { view, x, height }: Plot): void {
  const [firstEpoch = 0] = x.domain();
  group
    .selectAll<SVGPathElement, LossArm>("path")
    .data(view.arms, (arm) => arm.id)
    .join("path")
    .attr("class", (arm) => (arm.id === view.focusedArm ? "focused" : null))
    .attr("stroke", (arm) => armIdentity(arm.index).colour)
    .attr("stroke-dasharray", (arm) => armIdentity(arm.index).dash)
    .attr("d", (arm) => {
      const history = view.histories.get(arm.id) ?? [];
      return lossPath(history, view.metric, x, height, firstEpoch);
    });
}

/** The name of each arm where its curve ends, moved apart, with a thin leader back to the curve. */
function paintEndLabels(group: Group, plot: Plot): void {
  const { view, x, height, widthPx, heightPx } = plot;
  const ends = view.arms.flatMap((arm) => {
    const last = lastNumber(view.histories.get(arm.id) ?? [], view.metric);
    return last ? [{ arm, x: x(Math.max(last.epoch, 1e-3)), y: height(last[view.metric]) }] : [];
  });
  const places = spread(
    ends.map((end) => end.y),
    endLabelGapPx,
    [0, heightPx],
  );
  const labels = group
    .selectAll<SVGGElement, (typeof ends)[number]>("g")
    .data(ends, (end) => end.arm.id)
    .join((enter) => {
      const made = enter.append("g");
      made.append("path").attr("class", "leader");
      made.append("path").attr("class", "marker");
      made.append("text").attr("dy", "0.35em");
      return made;
    })
    .attr("class", (end) => (end.arm.id === view.focusedArm ? "focused" : null));
  const place = (index: number) => places[index] ?? 0;
  labels
    .select(".leader")
    .attr("stroke", (end) => armIdentity(end.arm.index).colour)
    .attr("d", (end, index) =>
      end.x > widthPx - 2 ? `M${widthPx + 1},${end.y}L${widthPx + 10},${place(index)}` : "",
    );
  labels
    .select(".marker")
    .attr("transform", (_, index) => `translate(${widthPx + 16},${place(index)})`)
    .call(drawMarker, 40);
  labels
    .select("text")
    .attr("x", widthPx + 26)
    .attr("y", (_, index) => place(index))
    .text((end) => end.arm.label);
}

function drawMarker<Element extends BaseType, Datum extends { readonly arm: LossArm }>(
  markers: Selection<Element, Datum, SVGGElement, unknown>,
  area: number,
): void {
  markers
    .attr("d", ({ arm }) => symbol(armIdentity(arm.index).marker, area)())
    .attr("fill", ({ arm }) =>
      armIdentity(arm.index).open ? "none" : armIdentity(arm.index).colour,
    )
    .attr("stroke", ({ arm }) =>
      armIdentity(arm.index).open ? armIdentity(arm.index).colour : null,
    );
}

function lastNumber(history: readonly LossPoint[], metric: LossMetric): LossPoint | undefined {
  return history.findLast((point) => Number.isFinite(point[metric]));
}

interface OutcomeMark {
  readonly arm: LossArm;
  readonly diverged: boolean;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where each arm converged (its marker and the epoch) or diverged (✕ and the epoch). */
function paintOutcomes(group: Group, plot: Plot): void {
  const marks = plot.view.arms.flatMap((arm) => outcomeMarks(arm, plot));
  const rows = labelRows(
    marks.map(({ x, text }) => {
      const half = (text.length * characterPx) / 2 + 2;
      return { start: x - half, end: x + half };
    }),
  );
  const joined = group
    .selectAll<SVGGElement, OutcomeMark>("g")
    .data(marks, (mark) => `${mark.arm.id} ${mark.diverged}`)
    .join((enter) => {
      const made = enter.append("g");
      made.append("path");
      made.append("text").attr("text-anchor", "middle");
      return made;
    })
    .attr("class", (mark) => (mark.diverged ? "diverged" : "converged"))
    .attr("transform", (mark) => `translate(${mark.x},${mark.y})`);
  const converged = joined.filter((mark) => !mark.diverged);
  converged.select("path").call(drawMarker, 90);
  joined
    .filter((mark) => mark.diverged)
    .select("path")
    .attr("d", "M-5,-5L5,5M5,-5L-5,5")
    .attr("fill", "none")
    .attr("stroke", ({ arm }) => armIdentity(arm.index).colour);
  joined
    .select("text")
    .attr("y", (mark, index) => {
      const row = rows[index] ?? 0;
      // Labels go up from the mark; at the top of the plot there is room only below.
      return mark.y < 2 * rowPx ? 20 + row * rowPx : -10 - row * rowPx;
    })
    .text((mark) => mark.text);
}

/** An arm may converge and lose its numbers later: then it has both marks. */
function outcomeMarks(arm: LossArm, plot: Plot): OutcomeMark[] {
  const { outcome } = arm;
  const { metric, histories } = plot.view;
  const history = histories.get(arm.id) ?? [];
  const [first = 0] = plot.x.domain();
  const mark = (diverged: boolean, epoch: number, point: LossPoint | undefined) => {
    const value = point?.[metric] ?? Number.NaN;
    if (!Number.isFinite(value)) return [];
    const x = plot.x(Math.max(epoch, first));
    return [{ arm, diverged, x, y: plot.height(value), text: formatCount(epoch) }];
  };
  const lost = firstLost(history);
  return [
    ...(outcome?.kind === "converged"
      ? mark(false, outcome.epochsToTarget, pointAt(history, outcome.epochsToTarget))
      : []),
    ...(lost ? mark(true, lost.epoch, lastNumber(history, metric)) : []),
  ];
}

function paintCursor(group: Group, { view, x, height, heightPx }: Plot): void {
  const { cursor, metric } = view;
  const [first = 0] = x.domain();
  const at = cursor === null ? [] : [x(Math.max(cursor, first))];
  group
    .selectAll<SVGLineElement, number>("line")
    .data(at)
    .join("line")
    .attr("x1", (position) => position)
    .attr("x2", (position) => position)
    .attr("y2", heightPx);
  const points = at.flatMap((position) =>
    view.arms.flatMap((arm) => {
      const value = pointAt(view.histories.get(arm.id) ?? [], cursor ?? 0)?.[metric] ?? Number.NaN;
      return Number.isFinite(value) ? [{ arm, position, y: height(value) }] : [];
    }),
  );
  group
    .selectAll<SVGCircleElement, (typeof points)[number]>("circle")
    .data(points, (point) => point.arm.id)
    .join("circle")
    .attr("r", 3.5)
    .attr("cx", (point) => point.position)
    .attr("cy", (point) => point.y)
    .attr("fill", ({ arm }) => armIdentity(arm.index).colour);
}
