import { armShape, outputCountOf } from "../engine/experiment/arm.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { type Entrant, experimentOf, type Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { Interval } from "../engine/statistics/observation.ts";
import { pairedRatio } from "../engine/statistics/paired-ratio.ts";
import { observe } from "../engine/statistics/race-time.ts";
import { type SettlingStep, settlingMedian } from "../engine/statistics/settling-median.ts";
import { type EntrantSummary, summariseEntrants } from "../engine/statistics/summarise-race.ts";
import { entrantAt, entrantIndex } from "./entrants.ts";
import type { Place, ReadingSpec, ShareClaim } from "./reading-spec.ts";
import type { Trial } from "./trial.ts";
import { combined, ratioVerdict, sharesVerdict, trendVerdict, type Verdict } from "./verdict.ts";

/** So many of so many runs. */
export interface Count {
  readonly entrant: Entrant;
  readonly count: number;
  readonly of: number;
}

/** How many times as many epochs the slower needs; null where only bounds are known. */
export interface RatioReading {
  readonly code: "ratio";
  readonly slower: Entrant;
  readonly faster: Entrant;
  readonly estimate: number | null;
  readonly bounds: Interval;
  /** 95 %. */
  readonly interval: Interval;
}

/** Two arms' ratio at each value of the variation. */
export interface AcrossReading {
  readonly code: "across";
  readonly ratios: readonly RatioReading[];
}

/** What the runs of a trial say: facts, which `say-reading.ts` puts into words. */
export type Reading =
  | RatioReading
  | AcrossReading
  | { readonly code: "arrivals" | "dead"; readonly counts: readonly Count[] }
  | {
      readonly code: "firsts";
      readonly first: Entrant;
      readonly second: Entrant;
      readonly count: number;
      readonly of: number;
    }
  /** Null where fewer than half of the runs got there. */
  | {
      readonly code: "trend";
      readonly steps: readonly { readonly entrant: Entrant; readonly median: number | null }[];
    }
  | {
      readonly code: "settling";
      readonly entrant: Entrant;
      readonly few: SettlingStep;
      readonly all: SettlingStep;
    }
  /** Null where the clock saw no time pass. */
  | {
      readonly code: "cost";
      readonly costly: Entrant;
      readonly cheap: Entrant;
      readonly times: number | null;
    }
  | {
      readonly code: "weights";
      readonly counts: readonly { readonly entrant: Entrant; readonly count: number }[];
    };

/** A trial's outcome. */
export interface Finding {
  readonly summaries: readonly EntrantSummary[];
  readonly readings: readonly Reading[];
  /** What came of the claim in this set-up. */
  readonly verdict: Verdict;
}

/** Everything that a trial's runs say. Runs may come in any order. */
export function findingOf({ race, reads }: Trial, runs: readonly RaceRun[]): Finding {
  const summaries = summariseEntrants(race, runs);
  const read = reads.map((spec) => readOne(spec, { race, runs, summaries }));
  return {
    summaries,
    readings: read.map(({ reading }) => reading),
    verdict: combined(read.flatMap(({ verdict }) => (verdict ? [verdict] : []))),
  };
}

interface Results {
  readonly race: Race;
  readonly runs: readonly RaceRun[];
  readonly summaries: readonly EntrantSummary[];
}

interface Read {
  readonly reading: Reading;
  /** Null where the claim says nothing of it. */
  readonly verdict: Verdict | null;
}

function readOne(spec: ReadingSpec, results: Results): Read {
  switch (spec.kind) {
    case "ratio":
      return readRatio(spec, results);
    case "across":
      return readAcross(spec, results);
    case "arrivals":
      return readShares("arrivals", spec.claimed, results, ({ converged }) => converged);
    case "dead":
      return readShares("dead", spec.claimed, results, ({ deadUnitShare, runs }) =>
        Math.round((deadUnitShare ?? 0) * runs),
      );
    case "firsts":
      return readFirsts(spec, results);
    case "trend":
      return readTrend(spec, results);
    case "cost": {
      const [costly, cheap] = [summaryAt(results, spec.costly), summaryAt(results, spec.cheap)];
      const times = (costly.msPerEpoch ?? 0) / (cheap.msPerEpoch ?? 0);
      const known = Number.isFinite(times) && times > 0 ? times : null;
      return {
        reading: { code: "cost", costly: idOf(costly), cheap: idOf(cheap), times: known },
        verdict: null,
      };
    }
    case "settling":
      return { reading: readSettling(spec, results), verdict: null };
    case "weights":
      return { reading: readWeights(spec.of, results), verdict: null };
  }
}

const idOf = ({ arm, variant }: Entrant): Entrant => ({ arm, variant });

const summaryAt = ({ race, summaries }: Results, place: Place): EntrantSummary =>
  summaries[entrantIndex(race, entrantAt(race, place))] as EntrantSummary;

/** Both entrants' times, seed by seed. */
function pairedTimes({ race, runs }: Results, places: readonly [Place, Place]) {
  const [first, second] = places.map((place) => {
    const { arm, variant } = entrantAt(race, place);
    return runs
      .filter((run) => run.arm === arm && run.variant === variant)
      .sort((left, right) => left.seed - right.seed)
      .map((run) => observe(race, run, "epochs"));
  });
  return pairedRatio(first ?? [], second ?? [], race.experiment.rule.budget);
}

function readAcross(
  { slower, faster, claimed }: Extract<ReadingSpec, { kind: "across" }>,
  results: Results,
): Read {
  const values = results.race.variation?.values ?? [];
  const read = values.map((at) =>
    readRatio({ slower: { arm: slower, at }, faster: { arm: faster, at }, claimed }, results),
  );
  return {
    reading: { code: "across", ratios: read.map(({ reading }) => reading) },
    verdict: combined(read.flatMap(({ verdict }) => (verdict ? [verdict] : []))),
  };
}

function readRatio(
  { slower, faster, claimed }: Omit<Extract<ReadingSpec, { kind: "ratio" }>, "kind">,
  results: Results,
): { readonly reading: RatioReading; readonly verdict: Verdict | null } {
  const { estimate, bounds, interval } = pairedTimes(results, [faster, slower]).medians;
  return {
    reading: {
      code: "ratio",
      slower: entrantAt(results.race, slower),
      faster: entrantAt(results.race, faster),
      estimate,
      bounds,
      interval,
    },
    verdict: claimed === undefined ? null : ratioVerdict({ estimate, bounds, interval }, claimed),
  };
}

function readShares(
  code: "arrivals" | "dead",
  claims: readonly ShareClaim[],
  results: Results,
  countOf: (summary: EntrantSummary) => number,
): Read {
  const counts = claims.map(({ of: place }): Count => {
    const summary = summaryAt(results, place);
    return { entrant: idOf(summary), count: countOf(summary), of: summary.runs };
  });
  return { reading: { code, counts }, verdict: sharesVerdict(claims, counts) };
}

function readFirsts(
  { before, claimed }: Extract<ReadingSpec, { kind: "firsts" }>,
  results: Results,
): Read {
  const { firstFaster, pairs } = pairedTimes(results, [claimed.of, before]);
  const count = { count: firstFaster, of: pairs };
  const [first, second] = [
    entrantAt(results.race, claimed.of),
    entrantAt(results.race, before),
  ] as const;
  return {
    reading: { code: "firsts", first, second, ...count },
    verdict: sharesVerdict([claimed], [count]),
  };
}

function readTrend(
  { arm, claimed }: Extract<ReadingSpec, { kind: "trend" }>,
  { race, summaries }: Results,
): Read {
  const index = entrantAt(race, { arm, at: race.variation?.values[0] ?? 0 }).arm;
  const steps = summaries
    .filter((summary) => summary.arm === index)
    .map((summary) => ({ entrant: idOf(summary), median: summary.epochs.median }));
  return {
    reading: { code: "trend", steps },
    verdict: trendVerdict(
      steps.map(({ median }) => median),
      claimed,
    ),
  };
}

function readSettling(
  { of, after }: Extract<ReadingSpec, { kind: "settling" }>,
  { race, runs }: Results,
): Reading {
  const entrant = entrantAt(race, of);
  const steps = settlingMedian(
    race,
    runs.filter(({ arm, variant }) => arm === entrant.arm && variant === entrant.variant),
  );
  return {
    code: "settling",
    entrant,
    few: steps[after - 1] as SettlingStep,
    all: steps.at(-1) as SettlingStep,
  };
}

function readWeights(places: readonly Place[], { race }: Results): Reading {
  const counts = places.map((place) => {
    const entrant = entrantAt(race, place);
    const experiment = experimentOf(race, entrant, 0);
    const shape = armShape(
      experiment,
      { outputCount: outputCountOf(experiment) },
      experiment.arms[0] as ArmSpec,
    );
    return { entrant, count: shape.parameterCount };
  });
  return { code: "weights", counts };
}
