import type { Experiment } from "../../engine/experiment/experiment.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EntrantSummary } from "../../engine/statistics/summarise-race.ts";
import { addressOfQuery } from "../../store/page/address.ts";
import { queryOfRace } from "../../store/race/race-address.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatNumber, formatPercent, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";

/** "train loss ≤ 0.05". */
export function targetText({ rule: { metric, threshold } }: Experiment): string {
  const shown = isAccuracy(metric) ? formatPercent(threshold) : formatShort(threshold);
  return say(`rule.${metric}`, { threshold: shown });
}

/** "train loss ≤ 0.05 within 2,000 epochs". */
export function ruleText(experiment: Experiment): string {
  const { sustained, budget } = experiment.rule;
  const target = targetText(experiment);
  return sustained > 1
    ? say("rule.wholeSustained", { target, sustained, budget })
    : say("rule.whole", { target, budget });
}

/** A time without its unit, which the table's head names. */
export function formatTime(time: number | null, measure: Measure): string {
  if (time === null) return say("race.unknown");
  // A median between two runs may lie halfway between two epochs.
  const isWhole = Number.isInteger(time) || time >= 1000;
  return measure === "epochs" && isWhole ? formatCount(time) : formatNumber(time);
}

/** An end of an interval, which may be open. */
export const formatEnd = (time: number | null, measure: Measure): string =>
  time === null ? say("race.openEnd") : formatTime(time, measure);

/** All figures of a cell of a map, in words. */
export function cellWords(
  arm: string,
  setting: string,
  summary: EntrantSummary,
  measure: Measure,
): string {
  const { runs, converged, diverged } = summary;
  if (runs === 0) return say("race.cell.noRuns", { arm, setting });
  const { median, medianInterval } = summary[measure];
  const facts = { arm, setting, converged, runs };
  const cell =
    median === null
      ? say("race.cell.beyond", facts)
      : say("race.cell.median", {
          ...facts,
          measure,
          median: formatTime(median, measure),
          lower: formatEnd(medianInterval.lower, measure),
          upper: formatEnd(medianInterval.upper, measure),
        });
  return diverged > 0 ? say("race.cell.withLost", { cell, count: diverged }) : cell;
}

/** The page's address with this race's set-up. */
export const addressOfRace = (shown: ShownRace): string =>
  new URL(window.location.pathname + addressOfQuery(queryOfRace(shown)), window.location.href).href;
