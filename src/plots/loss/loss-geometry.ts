import { ticks } from "d3";
import { isAccuracy, type MetricId } from "../../engine/experiment/metrics.ts";
import type { Margin } from "../shared/plot-area.ts";

/** Where things stand in the loss chart: domains, lines, read-outs and labels. Pure geometry. */

/** One point of a curve; `HistoryPoint` is of this shape. */
export interface LossPoint {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
}

export type AxisScale = "linear" | "log";

export type Interval = readonly [number, number];

/** The fewest epochs that the axis covers, so that the first frames have somewhere to go. */
const fewestEpochs = 10;

/** A loss that explodes is cut off here, in multiples of the largest loss at a start. */
const explosion = 3;

/** The smallest loss that a logarithmic axis reaches down to. */
const smallestLoss = 1e-7;

const nice = [1, 2, 5, 10] as const;

/** The nearest of 1, 2, 5 × 10ⁿ at or beyond `value`, upwards or downwards. */
export function niceBound(value: number, direction: "up" | "down"): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const slack = 1e-9;
  const step =
    direction === "up"
      ? nice.find((candidate) => candidate * power >= value * (1 - slack))
      : nice.findLast((candidate) => candidate * power <= value * (1 + slack));
  return Number(((step ?? 1) * power).toPrecision(1));
}

/** From the first epoch shown to the last one reached; a logarithmic axis begins at epoch 1. */
export function epochDomain(histories: Iterable<readonly LossPoint[]>, scale: AxisScale): Interval {
  let last = fewestEpochs;
  for (const history of histories) last = Math.max(last, history.at(-1)?.epoch ?? 0);
  return [scale === "log" ? 1 : 0, last];
}

/** Values to show: all finite ones, but for an explosion, and the threshold if there is one. */
export function valueDomain(
  histories: Iterable<readonly LossPoint[]>,
  metric: MetricId,
  scale: AxisScale,
  threshold: number | null,
): Interval {
  if (isAccuracy(metric)) return [0, 1];
  let largest = 0;
  let atStart = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const history of histories) {
    const first = history[0]?.[metric] ?? 0;
    if (Number.isFinite(first)) atStart = Math.max(atStart, first);
    for (const point of history) {
      const value = point[metric];
      if (!Number.isFinite(value)) continue;
      largest = Math.max(largest, value);
      if (value > 0) smallest = Math.min(smallest, value);
    }
  }
  if (largest === 0) return scale === "log" ? [0.01, 1] : [0, 1];
  const top = Math.max(Math.min(largest, atStart * explosion), threshold ?? 0);
  const high = niceBound(top > 0 ? top : largest, "up");
  if (scale === "linear") return [0, high];
  const low = Math.max(smallestLoss, Math.min(smallest, (threshold ?? smallest) / 2));
  return [Math.min(niceBound(low, "down"), high / 10), high];
}

/** Ticks of a logarithmic axis: 1, 2 and 5 of every decade, or powers of ten alone where those crowd. */
export function logTicks([low, high]: Interval, most: number): readonly number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const powers = Array.from({ length: last - first + 1 }, (_, step) => first + step);
  const inside = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const fine = powers.flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  if (fine.filter(inside).length <= most) return fine.filter(inside);
  const coarse = powers.map((power) => Number(`1e${power}`)).filter(inside);
  const every = Math.ceil(coarse.length / Math.max(1, most));
  return coarse.filter((_, index) => index % every === 0);
}

/** Ticks of an epoch axis: whole numbers, no more than `most`; D3's own count is only a wish. */
export function epochTicks(domain: Interval, scale: AxisScale, most: number): readonly number[] {
  if (scale === "log") return logTicks(domain, most).filter(Number.isInteger);
  for (let wish = Math.max(1, Math.floor(most)); wish > 1; wish--) {
    const found = ticks(domain[0], domain[1], wish).filter(Number.isInteger);
    if (found.length <= most) return found;
  }
  return [domain[0]];
}

/** A digit's width, generously, as a share of the font size. */
export const characterShare = 0.62;
/** How many times larger than beside type of 12 px marks are drawn. */
export const markUnit = (fontPx: number): number => fontPx / 12;

/** Room for the leader and the marker before an arm's name. */
export const endLabelPx = (fontPx: number): number => 28 * markUnit(fontPx);

/**
 * Room around the plot for ticks, labels and the arms' names, of these widths:
 * the longest has the room it needs, up to a third of the chart, of a narrow one somewhat more.
 */
export function lossMargin(nameWidths: readonly number[], fontPx: number, widthPx: number): Margin {
  const wanted = endLabelPx(fontPx) + Math.max(5 * fontPx, ...nameWidths) + 2;
  return {
    left: Math.round(6 * characterShare * fontPx + 8),
    right: Math.ceil(Math.min(wanted, Math.max(widthPx / 3, Math.min(170, 0.4 * widthPx)))),
    top: Math.round(fontPx + 14),
    bottom: Math.round(2 * fontPx + 14),
  };
}

/** A name cut to its room, with an ellipsis where something is missing. */
export function shortened(name: string, roomPx: number, widthOf: (text: string) => number): string {
  if (widthOf(name) <= roomPx) return name;
  for (let length = name.length - 1; length > 1; length--) {
    const cut = `${name.slice(0, length).trimEnd()}…`;
    if (widthOf(cut) <= roomPx) return cut;
  }
  return `${name.slice(0, 1)}…`;
}

/** One curve as an SVG path, and where along the plot it leaves by the upper edge, in pixels. */
export interface LossLine {
  readonly path: string;
  readonly exits: readonly number[];
}

/** Two exits nearer than this count as one: the curve oscillates about the edge. */
const exitGapPx = 16;

/**
 * The line of one curve, with at most four points a pixel column (first,
 * lowest, highest, last), so that ten thousand epochs draw as fast as a
 * hundred. `y` gives pixels from the upper edge, negative above it; there the
 * line ends, and it begins again where it comes back.
 */
export function lossLine(
  history: readonly LossPoint[],
  metric: MetricId,
  x: (epoch: number) => number,
  y: (value: number) => number,
  firstEpoch: number,
): LossLine {
  let path = "";
  const exits: number[] = [];
  let command = "M";
  let before: { readonly at: number; readonly height: number } | null = null;
  let column = Number.NaN;
  let [low, high, last, open] = [0, 0, 0, false];
  const draw = (at: number, height: number) => {
    path += `${command}${at},${Math.round(height * 10) / 10}`;
    command = "L";
  };
  const put = (at: number, height: number) => {
    if (before && before.height < 0 !== height < 0) {
      const share = before.height / (before.height - height);
      const crossing = Math.round((before.at + share * (at - before.at)) * 2) / 2;
      draw(crossing, 0);
      const isNew = crossing - (exits.at(-1) ?? Number.NEGATIVE_INFINITY) >= exitGapPx;
      if (height < 0 && isNew) exits.push(crossing);
    }
    if (height < 0) command = "M";
    else draw(at, height);
    before = { at, height };
  };
  const close = () => {
    if (!open) return;
    if (low < last) put(column, low);
    if (high > last) put(column, high);
    put(column, last);
    open = false;
  };
  for (const point of history) {
    if (point.epoch < firstEpoch) continue;
    const height = y(point[metric]);
    if (!Number.isFinite(height)) {
      close();
      command = "M";
      before = null;
      continue;
    }
    const at = Math.round(x(point.epoch) * 2) / 2;
    if (open && at === column) {
      low = Math.min(low, height);
      high = Math.max(high, height);
    } else {
      close();
      column = at;
      low = height;
      high = height;
      open = true;
    }
    last = height;
  }
  close();
  return { path, exits };
}

/** The first recorded point at which the training loss is no longer a number; undefined for most runs. */
export function firstLost(history: readonly LossPoint[]): LossPoint | undefined {
  // A loss stays non-finite, so a finite end means a finite curve: most calls end here.
  const end = history.at(-1);
  if (end === undefined || Number.isFinite(end.trainLoss)) return undefined;
  return history.find((point) => !Number.isFinite(point.trainLoss));
}

/** The newest point at or before an epoch; undefined before the first. */
export function pointAt(history: readonly LossPoint[], epoch: number): LossPoint | undefined {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((history[middle]?.epoch ?? 0) <= epoch) low = middle + 1;
    else high = middle;
  }
  return history[low - 1];
}

/**
 * Moves labels apart along one line: each at least `gap` from the next, all
 * within [low, high], as near to where they belong as the order allows. When
 * they cannot all fit they share the room evenly.
 */
export function spread(wanted: readonly number[], gap: number, [low, high]: Interval): number[] {
  if (wanted.length === 0) return [];
  const room = Math.min(gap, (high - low) / Math.max(1, wanted.length - 1));
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  // Blocks of touching labels, each centred on what its labels want.
  const blocks: { members: number[]; start: number }[] = [];
  const place = (members: number[]): { members: number[]; start: number } => {
    const mean =
      members.reduce((sum, member, index) => sum + (wanted[member] ?? 0) - index * room, 0) /
      members.length;
    const end = high - room * (members.length - 1);
    return { members, start: Math.max(low, Math.min(end, mean)) };
  };
  for (const index of order) {
    let block = place([index]);
    for (let before = blocks.at(-1); before; before = blocks.at(-1)) {
      if (before.start + before.members.length * room <= block.start + 1e-9) break;
      blocks.pop();
      block = place([...before.members, ...block.members]);
    }
    blocks.push(block);
  }
  const placed: number[] = new Array(wanted.length).fill(low);
  for (const { members, start } of blocks) {
    for (const [index, member] of members.entries()) placed[member] = start + index * room;
  }
  return placed;
}
