import type { DatasetId } from "../engine/data/datasets.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { type Entrant, entrantsOf, type Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import { raceOf, typed } from "./trial.ts";

/** The challenge to beat ReLU with a typed function, under an address of its own. */
export const challengeId = "beat-relu";

/** The rounds in their order. */
export const roundIds = ["datasets", "depths", "rates"] as const;

export type RoundId = (typeof roundIds)[number];

/** One name for all entries, in every language: it is part of the fingerprint. */
export const entryArm = (formula: string): ArmSpec => typed("f", formula.trim());

/** An entry and ReLU at one value of what varies, each at its rate. */
export interface Duel {
  readonly entry: Entrant;
  readonly relu: Entrant;
}

export interface Round {
  readonly race: Race;
  /** One for each value of the variation; entrants that are in none do not run. */
  readonly duels: readonly Duel[];
}

const datasets: readonly DatasetId[] = ["circle", "xor", "gauss", "moons", "rings", "spiral"];
const vary = { field: "dataset", values: datasets } as const;
const seeds = 30;
const budget = 500;

/** Of two arms, the entry first. */
const roundOf = (race: Race): Round => ({
  race,
  duels: (race.variation?.values ?? []).map((_, variant) => ({
    entry: { arm: 0, variant },
    relu: { arm: 1, variant },
  })),
});

/** As the page opens, on other data as well. */
export const datasetsRound = (formula: string): Round =>
  roundOf(raceOf({ arms: [entryArm(formula), "relu"], seeds, budget, vary }));

/** On the circle, with wider layers that start as is usual for ReLU. */
export const depthsRound = (formula: string): Round =>
  roundOf(
    raceOf({
      arms: [entryArm(formula), "relu"],
      seeds: 16,
      budget: 200,
      hidden: [8],
      start: "he",
      vary: { field: "depth", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
    }),
  );

const rates = [0.01, 0.03, 0.1, 0.3, 1] as const;

const atRates = (formula: string): readonly ArmSpec[] =>
  [entryArm(formula), "relu"].flatMap((function_) =>
    rates.map((learningRate) => ({
      ...(raceOf({ arms: [function_], seeds }).experiment.arms[0] as ArmSpec),
      learningRate,
    })),
  );

/** What finds each function's rate for each dataset: seeds that no score is made of. */
export const ratesSweep = (formula: string): Race =>
  raceOf({ arms: atRates(formula), seeds: 8, firstSeed: 1000, budget: 300, vary });

/** Each at the rate at which it was fastest in the sweep, dataset by dataset. */
export function ratesRound(formula: string, sweep: Race, runs: readonly RaceRun[]): Round {
  const race = raceOf({ arms: atRates(formula), seeds, budget, vary });
  const bestOf = (first: number, variant: number): Entrant => {
    const spent = rates.map((_, rate) => meanEpochs(sweep, runs, { arm: first + rate, variant }));
    return { arm: first + spent.indexOf(Math.min(...spent)), variant };
  };
  const duels = datasets.map((_, variant) => ({
    entry: bestOf(0, variant),
    relu: bestOf(rates.length, variant),
  }));
  return { race, duels };
}

/** A run that does not get there counts with the whole budget. */
function meanEpochs({ experiment }: Race, runs: readonly RaceRun[], { arm, variant }: Entrant) {
  const own = runs.filter((run) => run.arm === arm && run.variant === variant);
  const spent = own.map(({ outcome }) =>
    outcome.kind === "converged" ? outcome.epochsToTarget : experiment.rule.budget,
  );
  return spent.reduce((sum, epochs) => sum + epochs, 0) / Math.max(1, spent.length);
}

/** Who runs in a round. */
export function entrantsIn({ race, duels }: Round): readonly Entrant[] {
  const isIn = ({ arm, variant }: Entrant): boolean =>
    duels.some(({ entry, relu }) =>
      [entry, relu].some((one) => one.arm === arm && one.variant === variant),
    );
  return entrantsOf(race).filter(isIn);
}
