import type { Experiment } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import type { Race, Variation } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { SurvivalCurve } from "../../engine/statistics/kaplan-meier.ts";
import { z95 } from "../../engine/statistics/observation.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import { type EntrantSummary, summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import {
  niceCeiling,
  niceFloor,
  type RaceArm,
  type RaceMark,
  type ShareCurve,
  type SharePoint,
  type StripRow,
  type TimeAxis,
} from "../../plots/race/race-figure.ts";
import { addressOfQuery } from "../../store/page/address.ts";
import { queryOfRace } from "../../store/race/race-address.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import {
  formatCount,
  formatEpochs,
  formatMilliseconds,
  formatNumber,
  formatPercent,
  formatShort,
} from "../../words/format.ts";

/** A row of the race: an arm at the variation's value that is shown. */
export interface RaceRow extends RaceArm {
  readonly arm: number;
  readonly summary: EntrantSummary;
  readonly runs: readonly RaceRun[];
}

/** Everything that the race's figures and tables are made of, from the runs so far. */
export interface RaceFigures {
  readonly measure: Measure;
  readonly rows: readonly RaceRow[];
  /** Of all values of the variation, arm by arm. */
  readonly summaries: readonly EntrantSummary[];
  readonly axis: TimeAxis;
  readonly strip: readonly StripRow[];
  readonly shares: readonly ShareCurve[];
}

export function raceFigures(shown: ShownRace, variant: number, measure: Measure): RaceFigures {
  const { race, runs, slots } = shown;
  const summaries = summariseEntrants(race, runs);
  const names = armNames(race);
  const rows = summaries
    .filter((summary) => summary.variant === variant)
    .map((summary): RaceRow => {
      const { arm } = summary;
      return {
        ...{ key: String(arm), arm, label: names[arm] ?? "", index: slots[arm] ?? arm, summary },
        runs: runs.filter((run) => run.arm === arm && run.variant === variant),
      };
    });
  const axis = timeAxis(race.experiment, rows, measure);
  return {
    ...{ measure, rows, summaries, axis },
    strip: rows.map((row) => stripRow(row, measure)),
    shares: rows.map((row) => ({ ...armOf(row), points: sharePoints(row.summary[measure].curve) })),
  };
}

const armOf = ({ key, label, index }: RaceRow): RaceArm => ({ key, label, index });

function stripRow(row: RaceRow, measure: Measure): StripRow {
  const { median, medianInterval } = row.summary[measure];
  return {
    ...armOf(row),
    marks: row.runs.map((run) => markOf(run, measure)),
    median,
    lower: medianInterval.lower,
    upper: medianInterval.upper,
  };
}

function markOf({ seed, outcome, epochs, computeMs }: RaceRun, measure: Measure): RaceMark {
  return { seed, kind: outcome.kind, time: measure === "epochs" ? epochs : computeMs };
}

/** One minus the survival curve, with its pointwise interval on the scale log(−log S). */
function sharePoints(curve: SurvivalCurve): readonly SharePoint[] {
  return curve.steps.map(({ time, survival, logVariance, atRisk }) => {
    const share = 1 - survival;
    if (survival <= 0 || survival >= 1) return { time, share, low: share, high: share, atRisk };
    const spread = Math.exp((z95 * Math.sqrt(logVariance)) / -Math.log(survival));
    return {
      ...{ time, share, atRisk },
      low: 1 - survival ** (1 / spread),
      high: 1 - survival ** spread,
    };
  });
}

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

function timeAxis(experiment: Experiment, rows: readonly RaceRow[], measure: Measure): TimeAxis {
  const { budget } = experiment.rule;
  const times = rows.flatMap(({ runs }) =>
    runs.filter(({ outcome }) => outcome.kind === "converged").map((run) => markOf(run, measure)),
  );
  const seconds = times.map(({ time }) => time).filter((time) => time > 0);
  if (measure === "epochs") {
    const least = seconds.reduce((low, time) => Math.min(low, time), budget);
    return {
      min: Math.min(niceFloor(Math.max(1, least)), Math.max(1, budget / 10)),
      max: Math.max(2, budget),
      label: `epochs to ${targetText(experiment)}`,
      censoredLabel: `not within ${formatCount(budget)}`,
      format: formatEpochs,
    };
  }
  const least = seconds.reduce((low, time) => Math.min(low, time), 100);
  const most = seconds.reduce((high, time) => Math.max(high, time), least * 10);
  return {
    min: niceFloor(Math.max(1e-3, least)),
    max: niceCeiling(most),
    label: `milliseconds of training to ${targetText(experiment)}`,
    censoredLabel: "budget spent",
    format: formatMilliseconds,
  };
}

/** A time in a table whose head says the unit. */
export function formatTime(time: number | null, measure: Measure): string {
  if (time === null) return "–";
  // A median between two runs may lie halfway between two epochs.
  const isWhole = Number.isInteger(time) || time >= 1000;
  return measure === "epochs" && isWhole ? formatCount(time) : formatNumber(time);
}

/** Where everything about a cell of a map is said. */
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

/** Whether two races are of the same experiment; every run has its own seed anyway. */
export const isSameExperiment = (left: Race["experiment"], right: Race["experiment"]): boolean =>
  JSON.stringify({ ...left, seed: 0 }) === JSON.stringify({ ...right, seed: 0 });

/** The page's address with this race's set-up. */
export const addressOfRace = (shown: ShownRace): string =>
  new URL(window.location.pathname + addressOfQuery(queryOfRace(shown)), window.location.href).href;
