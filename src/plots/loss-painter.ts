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
import { formatCount, formatCountTick, formatPercent, formatTick } from "./format.ts";
import {
  type AxisScale,
  characterShare,
  endLabelPx,
  epochDomain,
  epochTicks,
  firstLost,
  type Interval,
  type LossMargin,
  type LossMetric,
  type LossPoint,
  labelRows,
  logTicks,
  lossPath,
  pointAt,
  shortened,
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
  readonly margin: LossMargin;
  readonly fontPx: number;
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

/** Of an arm's name from the next and of an epoch's number from the next, in font sizes. */
const endLabelGap = 1.33;
const rowHeight = 1.17;
/** Numbers over marks pile up no higher; those left out stand on the arms' cards. */
const mostRows = 3;

/**
 * Draws the whole chart into an empty `<g>`, whose children are D3's. Call it
 * at most once a frame. Returns the epoch axis, for read-outs.
 */
export function paintLoss(element: SVGGElement, view: LossView): Scale {
  const plot = plotOf(view);
  const root: Group = select(element).attr(
    "transform",
    `translate(${view.margin.left},${view.margin.top})`,
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
  const { size, margin, metric, valueScale, epochScale, threshold } = view;
  const widthPx = Math.max(1, size.widthPx - margin.left - margin.right);
  const heightPx = Math.max(1, size.heightPx - margin.top - margin.bottom);
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

function paintAxes(root: Group, { view, x, y, widthPx, heightPx }: Plot): void {
  const accuracy = view.metric === "testAccuracy";
  const [lowest = 0, highest = 1] = y.domain();
  const [first = 0, last = 1] = x.domain();
  const mostValues = heightPx / (2.5 * view.fontPx);
  const values =
    accuracy || view.valueScale === "linear"
      ? y.ticks(mostValues)
      : logTicks([lowest, highest], mostValues);
  const labelPx = (formatCountTick(last).length * characterShare + 1) * view.fontPx;
  const epochs = epochTicks([first, last], view.epochScale, widthPx / labelPx);
  const vertical = axisLeft(y)
    .tickValues(values)
    .tickFormat((value) => (accuracy ? formatPercent(Number(value)) : formatTick(Number(value))))
    .tickSizeInner(-widthPx)
    .tickSizeOuter(0)
    .tickPadding(8);
  const horizontal = axisBottom(x)
    .tickValues(epochs)
    .tickFormat((epoch) => formatCountTick(Number(epoch)))
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
  const gapPx = endLabelGap * view.fontPx;
  // Many names on a low chart go on beside the epoch axis, down to its name.
  const fits = (ends.length - 1) * gapPx <= heightPx;
  const room: Interval = fits ? [0, heightPx] : [-6, heightPx + view.margin.bottom - 8];
  const places = spread(
    ends.map((end) => end.y),
    gapPx,
    room,
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
    .text((end) => shortened(end.arm.label, view.margin.right - endLabelPx, view.fontPx));
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
  const { fontPx, arms } = plot.view;
  const rowPx = rowHeight * fontPx;
  const marks = arms.flatMap((arm) => outcomeMarks(arm, plot));
  // Arms that met the rule in the same epoch need its number once, over the highest.
  const said = marks.filter((mark) =>
    marks.every((other) => other.text !== mark.text || !isAbove(other, mark)),
  );
  const places = labelRows(
    said.map(({ x, text }) => {
      const half = (text.length * characterShare * fontPx) / 2 + 2;
      return { start: x - half, end: x + half };
    }),
  );
  const rowOf = new Map(said.map((mark, index) => [mark, places[index] ?? 0]));
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
    .attr("y", (mark) => {
      const row = rowOf.get(mark) ?? 0;
      // Labels go up from the mark; at the top of the plot there is room only below.
      return mark.y < 2 * rowPx ? 8 + (row + 1) * rowPx : -10 - row * rowPx;
    })
    .text((mark) => ((rowOf.get(mark) ?? mostRows) < mostRows ? mark.text : ""));
}

/** Higher in the picture; of two at one place, the arm that comes first. */
const isAbove = (one: OutcomeMark, other: OutcomeMark): boolean =>
  one.diverged === other.diverged &&
  (one.y < other.y || (one.y === other.y && one.arm.index < other.arm.index));

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
