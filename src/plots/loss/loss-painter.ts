import { axisBottom, axisLeft, select } from "d3";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import { formatCountTick, formatPercent, formatTick } from "../../words/format.ts";
import { armIdentity, growingDash } from "../shared/arm-identity.ts";
import { withGrid } from "../shared/use-axis.ts";
import {
  characterShare,
  epochTicks,
  firstLost,
  type Interval,
  logTicks,
  lossLine,
  markUnit,
  pointAt,
  spread,
} from "./loss-geometry.ts";
import { drawMarker, paintOutcomes } from "./loss-marks.ts";
import {
  type Group,
  type LossView,
  lastNumber,
  type Plot,
  plotOf,
  type Scale,
} from "./loss-plot.ts";

/** Of a divergence's cross: an arrow nearer than this would lie under it. */
const crossPx = 12;
/** Of an arm's name from the next, in font sizes. */
const endLabelGap = 1.33;

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
  paintCurves(root, plot);
  paintEndLabels(layer(root, "labels"), plot);
  paintShown(layer(root, "shown"), plot);
  paintCursor(layer(root, "cursor"), plot);
  paintOutcomes(layer(root, "outcomes"), plot);
  return plot.x;
}

/** The group of this name, made at the first call: groups keep the order in which they were asked for. */
function layer(root: Group, name: string): Group {
  const existing = root.select<SVGGElement>(`g.${name}`);
  return existing.empty() ? root.append("g").attr("class", name) : existing;
}

function paintAxes(root: Group, plot: Plot): void {
  const { view, x, y, widthPx, heightPx } = plot;
  const accuracy = isAccuracy(view.metric);
  const [lowest = 0, highest = 1] = y.domain();
  const [first = 0, last = 1] = x.domain();
  const mostValues = heightPx / (2.5 * view.fontPx);
  const values =
    accuracy || view.valueScale === "linear"
      ? y.ticks(mostValues)
      : logTicks([lowest, highest], mostValues);
  const labelPx = (formatCountTick(last).length * characterShare + 1) * view.fontPx;
  const epochs = epochTicks([first, last], view.epochScale, widthPx / labelPx);
  const vertical = withGrid(axisLeft(y), widthPx)
    .tickValues(values)
    .tickFormat((value) => (accuracy ? formatPercent(Number(value)) : formatTick(Number(value))));
  const horizontal = axisBottom(x)
    .tickValues(epochs)
    .tickFormat((epoch) => {
      const text = formatCountTick(Number(epoch));
      const end = x(Number(epoch)) + (text.length * characterShare * view.fontPx) / 2;
      return end <= widthPx || namesFit(plot) ? text : "";
    })
    .tickSizeInner(5)
    .tickSizeOuter(0)
    .tickPadding(5);
  layer(root, "vertical").call(vertical);
  layer(root, "horizontal").attr("transform", `translate(0,${heightPx})`).call(horizontal);
  root.selectAll(".vertical, .horizontal").attr("font-size", null).attr("font-family", null);
}

/** On a low chart many names continue beside the epoch axis. */
const namesFit = ({ view, heightPx }: Plot): boolean =>
  (view.arms.length - 1) * endLabelGap * view.fontPx <= heightPx;

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

function paintCurves(root: Group, { view, x, openHeight }: Plot): void {
  const [firstEpoch = 0] = x.domain();
  const lines = view.arms.map((arm) => {
    const history = view.histories.get(arm.id) ?? [];
    return { arm, history, ...lossLine(history, view.metric, x, openHeight, firstEpoch) };
  });
  layer(root, "curves")
    .selectAll<SVGPathElement, (typeof lines)[number]>("path")
    .data(lines, ({ arm }) => arm.id)
    .join("path")
    .attr("class", ({ arm }) => (arm.id === view.focusedArm ? "focused" : null))
    .attr("stroke", ({ arm }) => armIdentity(arm.index).colour)
    .attr("stroke-dasharray", ({ arm }) => growingDash(armIdentity(arm.index).dash) ?? null)
    .attr("d", ({ path }) => path);
  // Where a curve leaves the chart: an arrow at the edge, unless the cross of its divergence stands there.
  const exits = lines.flatMap(({ arm, history, exits }) => {
    const lost = firstLost(history);
    const crossAt = lost ? x(Math.max(lost.epoch, firstEpoch)) : Number.POSITIVE_INFINITY;
    return exits.filter((at) => Math.abs(crossAt - at) > crossPx).map((at) => ({ arm, at }));
  });
  layer(root, "exits")
    .selectAll<SVGPathElement, (typeof exits)[number]>("path")
    .data(exits)
    .join("path")
    .attr("transform", ({ at }) => `translate(${at},0)`)
    .attr("d", "M-5,6L0,0L5,6M0,0V11")
    .attr("stroke", ({ arm }) => armIdentity(arm.index).colour);
}

/** The name of each arm where its curve ends, moved apart, with a thin leader back to the curve. */
function paintEndLabels(group: Group, plot: Plot): void {
  const { view, x, height, widthPx, heightPx } = plot;
  const ends = view.arms.flatMap((arm) => {
    const last = lastNumber(view.histories.get(arm.id) ?? [], view.metric);
    return last ? [{ arm, x: x(Math.max(last.epoch, 1e-3)), y: height(last[view.metric]) }] : [];
  });
  const gapPx = endLabelGap * view.fontPx;
  const room: Interval = namesFit(plot) ? [0, heightPx] : [-6, heightPx + view.margin.bottom - 8];
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
      made.append("title");
      made.append("text").attr("dy", "0.35em");
      return made;
    })
    .attr("class", (end) => (end.arm.id === view.focusedArm ? "focused" : null));
  const place = (index: number) => places[index] ?? 0;
  const unit = markUnit(view.fontPx);
  labels
    .select(".leader")
    .attr("stroke", (end) => armIdentity(end.arm.index).colour)
    .attr("d", (end, index) =>
      end.x > widthPx - 2 ? `M${widthPx + 1},${end.y}L${widthPx + 10 * unit},${place(index)}` : "",
    );
  labels
    .select(".marker")
    .attr("transform", (_, index) => `translate(${widthPx + 16 * unit},${place(index)})`)
    .call(drawMarker, 40 * unit ** 2);
  labels
    .select("text")
    .attr("x", widthPx + 26 * unit)
    .attr("y", (_, index) => place(index))
    .text((end) => view.endNames.get(end.arm.id) ?? end.arm.label);
  labels.select("title").text((end) => end.arm.label);
}

/** Where the page is on the run's timeline; what comes after it is paler. */
function paintShown(group: Group, { view, x, widthPx, heightPx }: Plot): void {
  const [first = 0] = x.domain();
  const at = view.shownEpoch === null ? [] : [x(Math.max(view.shownEpoch, first))];
  group
    .selectAll<SVGRectElement, number>("rect")
    .data(at)
    .join("rect")
    .attr("x", (position) => position)
    .attr("width", (position) => Math.max(0, widthPx - position))
    .attr("height", heightPx);
  const marked = view.markedEpoch === null ? [] : [x(Math.max(view.markedEpoch, first))];
  group
    .selectAll<SVGPathElement, number>("path.marked")
    .data(marked)
    .join("path")
    .attr("class", "marked")
    .attr("d", (position) => `M${position},0V${heightPx}M${position - 5},-8h10l-5,7z`);
  group
    .selectAll<SVGPathElement, number>("path.handle")
    .data(at)
    .join("path")
    .attr("class", "handle")
    .attr("d", (position) => `M${position},0V${heightPx}M${position - 5},-8h10l-5,7z`);
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
