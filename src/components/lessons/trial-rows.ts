import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { entrantsOf } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { type Claim, trialsOf } from "../../lessons/claim.ts";
import { armKey, entrantAt, entrantIndex } from "../../lessons/entrants.ts";
import type { Bet } from "../../lessons/prediction.ts";
import type { Finding } from "../../lessons/reading.ts";
import { sayRow } from "../../lessons/say-entrant.ts";
import type { Trial } from "../../lessons/trial.ts";
import type { EpochBet } from "../../plots/lessons/bet-scale.ts";
import type { TrialRow } from "../../plots/lessons/trial-layout.ts";

/** Where the functions of the page's first experiment stand in colours and markers, on every page. */
const knownSlots = ["sigmoid", "tanh", "relu"];

/** A function's place in colours and markers: the same in all trials of a claim. */
export function slotsOf(claim: Claim): (arm: ArmSpec) => number {
  const keys = trialsOf(claim).flatMap(({ race }) => race.experiment.arms.map(armKey));
  const slots = [...new Set([...knownSlots, ...keys])];
  return (arm) => slots.indexOf(armKey(arm));
}

/** Of each entrant what was bet on it, where the claim's bet is one on times. */
export function betsOf(claim: Claim, bet: Bet | null): ReadonlyMap<number, EpochBet> {
  const { prediction, trial } = claim;
  if (prediction.kind !== "times" || bet?.kind !== "times") return new Map();
  const pairs = prediction.of.flatMap((place, index): [number, EpochBet][] => {
    const epochs = bet.epochs[index] ?? null;
    return epochs === null
      ? []
      : [[entrantIndex(trial.race, entrantAt(trial.race, place)), epochs]];
  });
  return new Map(pairs);
}

interface RowSources {
  readonly claim: Claim;
  readonly trial: Trial;
  readonly runs: readonly RaceRun[];
  /** Null until all runs are in. */
  readonly finding: Finding | null;
  readonly bets: ReadonlyMap<number, EpochBet>;
}

/** A trial's rows for its chart: in the order of its entrants, or dataset by dataset where they vary. */
export function trialRows(sources: RowSources): readonly TrialRow[] {
  const { claim, trial, runs, finding, bets } = sources;
  const slotOf = slotsOf(claim);
  const places = entrantsOf(trial.race).map((entrant, index) => ({ entrant, index }));
  if (trial.race.variation?.field === "dataset") {
    places.sort((left, right) => left.entrant.variant - right.entrant.variant);
  }
  return places.map(({ entrant, index }) => {
    const epochs = finding?.summaries[index]?.epochs;
    return {
      key: String(index),
      label: sayRow(trial.race, entrant),
      index: slotOf(trial.race.experiment.arms[entrant.arm] as ArmSpec),
      marks: runs
        .filter((run) => run.arm === entrant.arm && run.variant === entrant.variant)
        .map((run) => ({ seed: run.seed, time: run.epochs, kind: run.outcome.kind })),
      median: epochs?.median ?? null,
      lower: epochs?.medianInterval.lower ?? null,
      upper: epochs?.medianInterval.upper ?? null,
      bet: bets.get(index) ?? null,
    };
  });
}
