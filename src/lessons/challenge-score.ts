import type { RaceRun } from "../engine/race/race-run.ts";
import type { Observation } from "../engine/statistics/observation.ts";
import { pairedRatio, type Ratio, sideOfOne } from "../engine/statistics/paired-ratio.ts";
import { observe } from "../engine/statistics/race-time.ts";
import { summariseEntrants } from "../engine/statistics/summarise-race.ts";
import type { Duel, Round } from "./challenge.ts";
import { entrantIndex } from "./entrants.ts";

export interface SideScore {
  /** Epochs of a typical run; null where fewer than half of them got there. */
  readonly median: number | null;
  readonly failed: number;
  readonly runs: number;
  /** Its own learning rate; null for everybody's. */
  readonly rate: number | null;
}

/** What came of one duel. */
export interface DuelScore {
  /** Place of the value of what varies. */
  readonly variant: number;
  readonly entry: SideScore;
  readonly relu: SideScore;
  /** How many times as many epochs ReLU needed. */
  readonly ratio: Ratio;
  /** "neither" where fewer than half of the runs of both got there, "open" where the interval holds 1. */
  readonly result: "won" | "lost" | "open" | "neither";
}

/** A round's duels, one by one. Runs may come in any order, and be some of all. */
export function scoresOf({ race, duels }: Round, runs: readonly RaceRun[]): readonly DuelScore[] {
  const summaries = summariseEntrants(race, runs);
  const sideOf = (entrant: Duel["entry"]): SideScore => {
    const summary = summaries[entrantIndex(race, entrant)];
    const { runs: count = 0, converged = 0, epochs } = summary ?? {};
    return {
      median: epochs?.median ?? null,
      failed: count - converged,
      runs: count,
      rate: race.experiment.arms[entrant.arm]?.learningRate ?? null,
    };
  };
  const timesOf = ({ arm, variant }: Duel["entry"]): ReadonlyMap<number, Observation> =>
    new Map(
      runs
        .filter((run) => run.arm === arm && run.variant === variant)
        .map((run) => [run.seed, observe(race, run, "epochs")]),
    );
  return duels.map(({ entry, relu }, variant) => {
    const [own, others] = [timesOf(entry), timesOf(relu)];
    const seeds = [...own.keys()].filter((seed) => others.has(seed)).sort((a, b) => a - b);
    const timed = (times: ReadonlyMap<number, Observation>) =>
      seeds.map((seed) => times.get(seed) as Observation);
    const ratio = pairedRatio(timed(own), timed(others), race.experiment.rule.budget).medians;
    return { variant, entry: sideOf(entry), relu: sideOf(relu), ratio, result: resultOf(ratio) };
  });
}

function resultOf({ bounds, interval }: Ratio): DuelScore["result"] {
  if (bounds.lower === null && bounds.upper === null) return "neither";
  const side = sideOfOne(interval);
  return side === "above" ? "won" : side === "below" ? "lost" : "open";
}

/** How many duels were won and lost, and how many runs failed. */
export const totalOf = (scores: readonly DuelScore[]) => ({
  duels: scores.length,
  won: scores.filter(({ result }) => result === "won").length,
  lost: scores.filter(({ result }) => result === "lost").length,
  runs: scores.reduce((sum, { entry }) => sum + entry.runs, 0),
  failed: scores.reduce((sum, { entry }) => sum + entry.failed, 0),
  failedRelu: scores.reduce((sum, { relu }) => sum + relu.failed, 0),
});
