import { formatCount, formatShort } from "../../words/format.ts";
/** What the race's charts draw: plain numbers in one unit, epochs or milliseconds. */

/** One run as a mark. */
export interface RaceMark {
  readonly seed: number;
  /** Until the target; where that was not met, until the run ended. */
  readonly time: number;
  readonly kind: "converged" | "censored" | "diverged";
}

/** An arm's place in a chart. */
export interface RaceArm {
  readonly key: string;
  readonly label: string;
  /** Its place in colours and markers. */
  readonly index: number;
}

export interface StripRow extends RaceArm {
  readonly marks: readonly RaceMark[];
  readonly median: number | null;
  /** Ends of the median's 95 % interval; null where open. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** From some time on: the share converged, with the ends of its 95 % band. */
export interface SharePoint {
  readonly time: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Runs that had neither converged nor ended just before. */
  readonly atRisk: number;
}

export interface ShareCurve extends RaceArm {
  /** In ascending time; before the first one the share is 0. */
  readonly points: readonly SharePoint[];
}

/** The time axis that the charts of a race share. */
export interface TimeAxis {
  readonly min: number;
  readonly max: number;
  /** On the axis: "epochs to train loss ≤ 0.05". */
  readonly label: string;
  /** Over runs that did not converge: "not within 2,000". */
  readonly censoredLabel: string;
  readonly format: (time: number) => string;
}

const niceSteps = [1, 2, 5];

/** The largest of 1, 2, 5, 10, 20, … that is not above the value: an axis that starts there rarely moves. */
export function niceFloor(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = niceSteps.findLast((candidate) => candidate * power <= value * (1 + 1e-12)) ?? 1;
  return step * power;
}

/** The smallest of those that is not below the value. */
export function niceCeiling(value: number): number {
  const floor = niceFloor(value);
  if (floor >= value * (1 - 1e-12)) return floor;
  const power = 10 ** Math.floor(Math.log10(floor) + 1e-9);
  const next = niceSteps.find((candidate) => candidate * power > floor * (1 + 1e-9));
  return (next ?? 10) * power;
}

/** Ticks of a logarithmic axis: 1, 2 and 5 of each decade; 1 alone where those would crowd. */
export function timeTicks(min: number, max: number, most: number): readonly number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    for (const step of niceSteps) all.push(step * 10 ** power);
  }
  const inside = all.filter((tick) => tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9));
  if (inside.length <= most) return inside;
  return inside.filter((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9);
}

/** As much of a name as there is room for; a character is about half as wide as high. */
export function shortened(label: string, widthPx: number): string {
  const most = Math.max(3, Math.floor(widthPx / 7));
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

/** Plain numbers, short enough to stand side by side. */
export const axisTick = (value: number): string =>
  value >= 1 ? formatCount(value) : formatShort(value);
