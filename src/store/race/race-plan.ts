import { dataKind } from "../../engine/data/datasets.ts";
import { reconcile } from "../../engine/experiment/consistency.ts";
import type { ArmSpec, Experiment } from "../../engine/experiment/experiment.ts";
import { fieldValue } from "../../engine/experiment/field-access.ts";
import { withOwnSetting } from "../../engine/experiment/own-settings.ts";
import { collectProblems } from "../../engine/experiment/problem.ts";
import type { InitialiserId } from "../../engine/network/initialisers.ts";
import { resolveOutput } from "../../engine/network/output-choice.ts";
import {
  type Entrant,
  entrantsOf,
  isVariedSetting,
  type Race,
  type RaceSetUp,
  raceLimits,
  seedsOf,
  seedsPerJob,
  type Variation,
} from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { ratedScheme, readRatedScheme } from "../../engine/race/rated-scheme.ts";
import type { CostEstimate, RaceJob } from "../../protocol/race-messages.ts";

export const ratePolicies = ["shared", "best", "bestStart"] as const;

export type RatePolicy = (typeof ratePolicies)[number];

/** What a race adds to the playground's experiment. */
export interface RaceSettings {
  readonly firstSeed: number;
  readonly seedCount: number;
  readonly variation: Variation | null;
  /** One learning rate for all arms (or each one's own, where set), or each arm's best from a sweep, alone or with its initialisation. */
  readonly rates: RatePolicy;
  /** Whether runs are followed to the end of the budget. */
  readonly follows: boolean;
}

export const defaultSettings: RaceSettings = {
  firstSeed: 0,
  seedCount: raceLimits.seeds.default,
  variation: null,
  rates: "shared",
  follows: false,
};

/** Learning rates that a sweep tries, beside the experiment's own. */
const sweptRates = [0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** Ways to draw the weights that a sweep for both tries, beside the experiment's own. */
const sweptSchemes: readonly InitialiserId[] = ["glorotUniform", "heNormal", "lecunNormal"];

/** Enough to rank rates a factor of three apart; not enough to report. */
const sweepSeeds = 16;

/** Which value of the variation is the experiment's own, to be shown first; else the first one. */
export function ownVariant({ experiment, variation }: RaceSetUp): number {
  const { data, network, optimiser, initialisation } = experiment;
  const own = {
    dataset: data.dataset,
    learningRate: optimiser.learningRate,
    depth: network.hidden.length,
    width: network.hidden[0],
    scheme: initialisation.scheme,
    rateAndScheme: ratedScheme(optimiser.learningRate, initialisation.scheme),
    output: resolveOutput(network.output, dataKind(data)),
  };
  const values: readonly unknown[] = variation?.values ?? [];
  if (!variation) return 0;
  const { field } = variation;
  const value = isVariedSetting(field) ? fieldValue(experiment, field) : own[field];
  return Math.max(0, values.indexOf(value));
}

/** Decision maps of more runs than this would fill the memory for nothing. */
const mostMaps = 5000;

export const entrantKey = ({ arm, variant }: Entrant): string => `${arm}.${variant}`;

export const runCount = (race: Race): number => entrantsOf(race).length * race.seeds.count;

export const withMaps = (race: Race): boolean => runCount(race) <= mostMaps;

/** The race of what the playground shows. */
export function raceOf(experiment: Experiment, settings: RaceSettings): Race {
  const { firstSeed: first, seedCount: count, variation, follows } = settings;
  return {
    // Every run has its own seed; the playground's is not used. And weights given by
    // value may have lost the arm that they fit, which a saved race could not be read with.
    experiment: reconcile({ ...experiment, seed: 0 }, collectProblems()),
    seeds: { first, count },
    variation: settings.rates === "shared" ? variation : null,
    ...(follows ? { follows } : {}),
  };
}

/**
 * The race that finds each arm's best learning rate, or its best pair of a rate and an
 * initialisation. Its seeds follow those of the race proper: a rate chosen on the same runs that
 * it is then judged by would look better than it is. Weights given by value leave only rates.
 */
export function sweepOf(race: Race, policy: RatePolicy = "best"): Race {
  const { optimiser, initialisation } = race.experiment;
  const rates = [...new Set([...sweptRates, optimiser.learningRate])].sort((a, b) => a - b);
  const schemes = [...new Set([initialisation.scheme, ...sweptSchemes])];
  const withSchemes = policy === "bestStart" && initialisation.explicit === null;
  const count = Math.min(sweepSeeds, Math.max(raceLimits.seeds.min, race.seeds.count));
  return {
    experiment: race.experiment,
    seeds: { first: (race.seeds.first + race.seeds.count) >>> 0, count },
    variation: withSchemes
      ? {
          field: "rateAndScheme",
          values: rates.flatMap((rate) => schemes.map((scheme) => ratedScheme(rate, scheme))),
        }
      : { field: "learningRate", values: rates },
  };
}

/** What a sweep chose for an arm. */
export interface ChosenStart {
  readonly learningRate: number;
  /** Null where rates alone were tried. */
  readonly scheme: InitialiserId | null;
}

/**
 * Each arm's value with the least restricted mean of epochs: a run that does not
 * converge counts with the whole budget. Where rates tie, the smaller one, and at one rate the
 * experiment's own initialisation.
 */
export function bestStarts(sweep: Race, runs: readonly RaceRun[]): readonly ChosenStart[] {
  const values = sweep.variation?.values ?? [];
  const { budget } = sweep.experiment.rule;
  return sweep.experiment.arms.map((_, arm) => {
    const costs = values.map((__, variant) => {
      const tried = runs.filter((run) => run.arm === arm && run.variant === variant);
      const spent = tried.map(({ outcome }) =>
        outcome.kind === "converged" ? outcome.epochsToTarget : budget,
      );
      return spent.reduce((total, epochs) => total + epochs, 0) / Math.max(1, spent.length);
    });
    const least = Math.min(...costs);
    const chosen = values[costs.indexOf(least)] ?? sweep.experiment.optimiser.learningRate;
    return readRatedScheme(String(chosen)) ?? { learningRate: Number(chosen), scheme: null };
  });
}

/** The race with a learning rate of its own for every arm, and where one was chosen an initialisation. */
export function withStarts(race: Race, starts: readonly ChosenStart[]): Race {
  const shared = race.experiment.initialisation.scheme;
  const arms = race.experiment.arms.map((arm, index): ArmSpec => {
    const { learningRate = arm.learningRate, scheme = null } = starts[index] ?? {};
    const rated = { ...arm, learningRate };
    if (scheme === null) return rated;
    return withOwnSetting(rated, "initialisation.scheme", scheme === shared ? null : scheme);
  });
  return { ...race, experiment: { ...race.experiment, arms } };
}

/**
 * The race in pieces: round by round of seeds, so that every entrant's results
 * stream in evenly; in each round the costly entrants first, so that the last
 * pieces are short.
 */
export function planJobs(race: Race, costs: readonly CostEstimate[]): readonly RaceJob[] {
  const seeds = seedsOf(race);
  const rounds = Math.ceil(seeds.length / seedsPerJob);
  const cost = expectedCosts(race, costs);
  const entrants = [...entrantsOf(race)].sort(
    (left, right) => (cost.get(entrantKey(right)) ?? 0) - (cost.get(entrantKey(left)) ?? 0),
  );
  return Array.from({ length: rounds }, (_, round) =>
    seeds.slice(
      Math.floor((round * seeds.length) / rounds),
      Math.floor(((round + 1) * seeds.length) / rounds),
    ),
  )
    .flatMap((some) => entrants.map((entrant) => ({ entrant, seeds: some })))
    .map((job, jobId) => ({ jobId, ...job }));
}

/** Milliseconds that a run of each entrant is expected to take, by `entrantKey`. */
export function expectedCosts(
  race: Race,
  costs: readonly CostEstimate[],
): ReadonlyMap<string, number> {
  const { budget } = race.experiment.rule;
  const perJob = Math.min(seedsPerJob, race.seeds.count);
  return new Map(
    costs.map((cost) => {
      const { entrant, startMs, lanes, msPerEpoch } = cost;
      const each = race.follows ? [budget] : expectedEpochs(cost, budget);
      const epochs = laneEpochs(each, perJob, lanes);
      return [entrantKey(entrant), (startMs + epochs * lanes * msPerEpoch) / perJob];
    }),
  );
}

/**
 * Epochs of the runs that were tried. Those that were cut are expected to end at the rate at which
 * runs ended so far, as if half a run had where none did, and with the budget at the latest.
 */
function expectedEpochs({ endedAfter, reached }: CostEstimate, budget: number): readonly number[] {
  const converged = endedAfter.filter((epochs) => epochs < budget).length;
  const tried = [...endedAfter, ...reached].reduce((total, epochs) => total + epochs, 0);
  const hazard = Math.max(converged, 0.5) / Math.max(tried, 1);
  const rest = (left: number) => (1 - Math.exp(-hazard * left)) / hazard;
  return [...endedAfter, ...reached.map((epochs) => epochs + rest(budget - epochs))];
}

/**
 * Epochs until the last of `count` runs ends, which are as long as those of `sample` in turn and
 * take the first lane that is free; the mean over where in the sample they begin.
 */
function laneEpochs(sample: readonly number[], count: number, lanes: number): number {
  const total = sample.reduce((sum, _, first) => {
    const busy = Array<number>(lanes).fill(0);
    for (let run = 0; run < count; run++) {
      const lane = busy.indexOf(Math.min(...busy));
      busy[lane] = (busy[lane] ?? 0) + (sample[(first + run) % sample.length] ?? 0);
    }
    return sum + Math.max(...busy);
  }, 0);
  return total / Math.max(1, sample.length);
}

export interface DurationEstimate {
  readonly aboutMs: number;
  readonly atMostMs: number;
}

/** What a race will take on that many workers, as far as a few short runs can tell. */
export function estimateDuration(
  race: Race,
  costs: readonly CostEstimate[],
  workers: number,
  settings: RaceSettings,
): DurationEstimate {
  const { budget } = race.experiment.rule;
  let runs = race.seeds.count;
  if (settings.rates !== "shared") {
    const sweep = sweepOf(race, settings.rates);
    runs += sweep.seeds.count * (sweep.variation?.values.length ?? 0);
  }
  const expected = [...expectedCosts(race, costs).values()];
  const most = costs.map(
    ({ startMs, msPerEpoch }) => startMs / raceLimits.seeds.min + msPerEpoch * budget,
  );
  const total = (each: readonly number[]): number =>
    (each.reduce((sum, cost) => sum + cost, 0) * runs) / workers;
  return { aboutMs: total(expected), atMostMs: total(most) };
}

/** Whether two races are of the same experiment; every run has its own seed anyway. */
export const isSameExperiment = (left: Experiment, right: Experiment): boolean =>
  JSON.stringify({ ...left, seed: 0 }) === JSON.stringify({ ...right, seed: 0 });
