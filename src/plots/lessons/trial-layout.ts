import type { StripRow } from "../race/race-figure.ts";
import { layoutStrip, type StripLayout } from "../race/strip-geometry.ts";
import {
  type EpochBet,
  epochsAt,
  lastPosition,
  neverPosition,
  positionOfEpochs,
} from "./bet-scale.ts";

/** A row of a trial: its runs, and what was bet on it, if anything. */
export interface TrialRow extends StripRow {
  readonly bet: EpochBet | null;
}

export interface TrialLayout {
  readonly strip: StripLayout;
  readonly heightPx: number;
  /** Names stand over their rows where there is no room beside them. */
  readonly isNarrow: boolean;
  /** Where the axis begins and ends, and the middle of what lies beyond. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly neverPx: number;
}

const narrowPx = 560;
/** The more rows, the lower each, so that the verdict below them is in sight. */
const wideRowPx = (rows: number): number => (rows > 6 ? 30 : rows > 4 ? 40 : rows > 3 ? 46 : 60);

/** What stands above and below the rows. */
const aroundRowsPx = 62;

/** @param textPx the height of the chart's text. */
export function layoutTrial(
  rows: readonly TrialRow[],
  budget: number,
  widthPx: number,
  textPx: number,
): TrialLayout {
  const isNarrow = widthPx < narrowPx;
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const labelPx = isNarrow ? 12 : Math.min(36 + longest * textPx * 0.56, widthPx * 0.34);
  const rowPx = isNarrow ? 44 + textPx : wideRowPx(rows.length);
  const heightPx = aroundRowsPx + rows.length * rowPx;
  const strip = layoutStrip(
    rows,
    { min: 1, max: budget, ...unused },
    { widthPx, heightPx, labelPx },
  );
  const [leftPx = 0, rightPx = 0] = strip.x.range();
  const [from, to] = strip.censored;
  return { strip, heightPx, isNarrow, leftPx, rightPx, neverPx: (from + to) / 2 };
}

/** What the axis of a race has besides. */
const unused = { label: "", censoredLabel: "", format: String };

/** Where a bet stands. */
export function betPx({ strip, neverPx }: TrialLayout, epochs: EpochBet): number {
  return epochs === "never" ? neverPx : strip.x(Math.max(1, epochs));
}

/** The bet at that place. */
export function betAt(layout: TrialLayout, px: number, budget: number): EpochBet {
  const { leftPx, rightPx, neverPx } = layout;
  if (px > (rightPx + neverPx) / 2) return "never";
  const share = (px - leftPx) / Math.max(1, rightPx - leftPx);
  return epochsAt(Math.min(lastPosition, Math.max(0, Math.round(share * lastPosition))), budget);
}

/** The bet so many steps on; from nothing, the middle of the axis is the first. */
export function movedBet(bet: EpochBet | null, steps: number, budget: number): EpochBet {
  const from = bet === null ? lastPosition / 2 : positionOfEpochs(bet, budget);
  return epochsAt(Math.min(neverPosition, Math.max(0, from + steps)), budget);
}
