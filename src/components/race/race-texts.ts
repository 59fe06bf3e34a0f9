import type { Experiment } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import type { Variation } from "../../engine/race/race.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EntrantSummary } from "../../engine/statistics/summarise-race.ts";
import { addressOfQuery } from "../../store/page/address.ts";
import { queryOfRace } from "../../store/race/race-address.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatNumber, formatPercent, formatShort } from "../../words/format.ts";

const targets = {
  trainLoss: "train loss",
  testLoss: "test loss",
  testAccuracy: "test accuracy",
} as const;

/** "train loss ≤ 0.05". */
export function targetText({ rule }: Experiment): string {
  const { metric, threshold, sustained } = rule;
  const bound = isAccuracy(metric)
    ? `≥ ${formatPercent(threshold)}`
    : `≤ ${formatShort(threshold)}`;
  const inARow = sustained > 1 ? `, ${sustained} epochs in a row` : "";
  return `${targets[metric]} ${bound}${inARow}`;
}

/** A time without its unit, which the table's head names. */
export function formatTime(time: number | null, measure: Measure): string {
  if (time === null) return "–";
  // A median between two runs may lie halfway between two epochs.
  const isWhole = Number.isInteger(time) || time >= 1000;
  return measure === "epochs" && isWhole ? formatCount(time) : formatNumber(time);
}

/** All figures of a cell of a map, in words. */
export function cellWords(
  arm: string,
  value: string,
  summary: EntrantSummary,
  measure: Measure,
): string {
  const { runs, converged, diverged } = summary;
  if (runs === 0) return `${arm}, ${value}: no runs yet`;
  const { median, medianInterval } = summary[measure];
  const ends = [medianInterval.lower, medianInterval.upper].map((end) =>
    end === null ? "?" : formatTime(end, measure),
  );
  const middle =
    median === null
      ? "median beyond the budget"
      : `median ${formatTime(median, measure)} ${measure} (95 % interval ${ends.join("–")})`;
  const lost = diverged > 0 ? `, ${diverged} diverged` : "";
  return `${arm}, ${value}: ${middle}; ${converged} of ${runs} converged${lost}`;
}

/** The variation's values as they stand in heads and menus. */
export function valueLabels(variation: Variation): readonly string[] {
  if (variation.field !== "scheme") return variation.values.map((value) => formatShort(value));
  const { options } = experimentFields["initialisation.scheme"];
  return variation.values.map((scheme) => options[scheme]);
}

/** The page's address with this race's set-up. */
export const addressOfRace = (shown: ShownRace): string =>
  new URL(window.location.pathname + addressOfQuery(queryOfRace(shown)), window.location.href).href;
