import { type Entrant, entrantsOf, type RaceSetUp } from "../race/race.ts";
import type { RaceRun } from "../race/race-run.ts";
import { kaplanMeier, type SurvivalCurve } from "./kaplan-meier.ts";
import type { Interval } from "./observation.ts";
import { commonHorizon, type Measure, observe } from "./race-time.ts";
import { type RestrictedMean, restrictedMean } from "./restricted-mean.ts";
import { quantileInterval, survivalQuantile } from "./survival-quantile.ts";

/** An entrant's times to the target in one measure. */
export interface TimeSummary {
  /** Its `survival` is the share of runs that have not converged. */
  readonly curve: SurvivalCurve;
  /** Null where fewer than that share of the runs have converged. */
  readonly median: number | null;
  /** 95 % interval of the median: Brookmeyer & Crowley on the scale log(−log S). */
  readonly medianInterval: Interval;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  /** Up to a horizon that all entrants of the race share; null without runs. */
  readonly restrictedMean: RestrictedMean | null;
}

/** A row of the race's table. Shares are of the runs so far, null without any. */
export interface EntrantSummary extends Entrant, Readonly<Record<Measure, TimeSummary>> {
  readonly runs: number;
  readonly converged: number;
  readonly censored: number;
  readonly diverged: number;
  readonly convergedShare: number | null;
  /** Of the runs that converged, the share that meets the rule at the end of the budget; null where none was followed. */
  readonly heldShare: number | null;
  /** Training compute for an epoch, mean over the runs; null where none ran an epoch. */
  readonly msPerEpoch: number | null;
  /** Share of runs that end with at least one dead unit. */
  readonly deadUnitShare: number | null;
}

/** All entrants of the race in order, from the runs that have arrived, in whatever order. */
export function summariseEntrants(
  race: RaceSetUp,
  runs: readonly RaceRun[],
): readonly EntrantSummary[] {
  const groups = groupByEntrant(race, runs);
  const epochs = timeSummaries(race, groups, "epochs");
  const milliseconds = timeSummaries(race, groups, "milliseconds");
  return groups.map(({ entrant, runs: own }, index) => {
    const count = (kind: RaceRun["outcome"]["kind"]): number =>
      own.filter((run) => run.outcome.kind === kind).length;
    const converged = count("converged");
    return {
      ...entrant,
      epochs: epochs[index] as TimeSummary,
      milliseconds: milliseconds[index] as TimeSummary,
      runs: own.length,
      converged,
      censored: count("censored"),
      diverged: count("diverged"),
      convergedShare: own.length > 0 ? converged / own.length : null,
      heldShare: mean(
        own.flatMap(({ outcome, heldSince }) =>
          outcome.kind === "converged" && heldSince !== undefined
            ? [Number(heldSince !== null)]
            : [],
        ),
      ),
      msPerEpoch: mean(
        own.filter((run) => run.epochs > 0).map((run) => run.computeMs / run.epochs),
      ),
      deadUnitShare: mean(own.map((run) => Number(run.deadUnits > 0))),
    };
  });
}

interface EntrantRuns {
  readonly entrant: Entrant;
  readonly runs: readonly RaceRun[];
}

/** Every entrant with its runs, by seed: sums do not depend on the order of arrival. */
function groupByEntrant(race: RaceSetUp, runs: readonly RaceRun[]): readonly EntrantRuns[] {
  const groups = entrantsOf(race).map((entrant) => ({ entrant, runs: [] as RaceRun[] }));
  const variants = race.variation?.values.length ?? 1;
  for (const run of runs) groups[run.arm * variants + run.variant]?.runs.push(run);
  for (const group of groups) group.runs.sort((left, right) => left.seed - right.seed);
  return groups;
}

function timeSummaries(
  race: RaceSetUp,
  groups: readonly EntrantRuns[],
  measure: Measure,
): readonly TimeSummary[] {
  const horizon = commonHorizon(
    race,
    groups.flatMap(({ runs }) => runs),
    measure,
  );
  return groups.map(({ runs }) => {
    const curve = kaplanMeier(runs.map((run) => observe(race, run, measure)));
    return {
      curve,
      median: survivalQuantile(curve, 0.5),
      medianInterval: quantileInterval(curve, 0.5),
      lowerQuartile: survivalQuantile(curve, 0.25),
      upperQuartile: survivalQuantile(curve, 0.75),
      restrictedMean: runs.length > 0 ? restrictedMean(curve, horizon) : null,
    };
  });
}

const mean = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
