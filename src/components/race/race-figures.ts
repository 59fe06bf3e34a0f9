import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { SurvivalCurve } from "../../engine/statistics/kaplan-meier.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import { type EntrantSummary, summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import { survivalLimits } from "../../engine/statistics/survival-limits.ts";
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
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatEpochs, formatMilliseconds } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { targetText } from "./race-texts.ts";

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
        key: String(arm),
        arm,
        label: names[arm] ?? "",
        index: slots[arm] ?? arm,
        summary,
        runs: runs.filter((run) => run.arm === arm && run.variant === variant),
      };
    });
  const axis = timeAxis(race.experiment, rows, measure);
  return {
    measure,
    rows,
    summaries,
    axis,
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

/** One minus the survival curve, with its pointwise interval. */
const sharePoints = ({ steps }: SurvivalCurve): readonly SharePoint[] =>
  steps.map((step) => {
    const { lower, upper } = survivalLimits(step);
    return {
      time: step.time,
      share: 1 - step.survival,
      low: 1 - upper,
      high: 1 - lower,
      atRisk: step.atRisk,
    };
  });

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
      label: say("race.axis.epochs", { target: targetText(experiment) }),
      censoredLabel: say("race.axis.notWithin", { budget: formatCount(budget) }),
      format: formatEpochs,
    };
  }
  const least = seconds.reduce((low, time) => Math.min(low, time), 100);
  const most = seconds.reduce((high, time) => Math.max(high, time), least * 10);
  return {
    min: niceFloor(Math.max(1e-3, least)),
    max: niceCeiling(most),
    label: say("race.axis.milliseconds", { target: targetText(experiment) }),
    censoredLabel: say("race.axis.budgetSpent"),
    format: formatMilliseconds,
  };
}
