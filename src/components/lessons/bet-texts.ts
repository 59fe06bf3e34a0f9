import type { Claim } from "../../lessons/claim.ts";
import { entrantAt } from "../../lessons/entrants.ts";
import { type Bet, missOf, type Prediction, timesMisses } from "../../lessons/prediction.ts";
import { sayRow } from "../../lessons/say-entrant.ts";
import { twoDigits } from "../../lessons/say-reading.ts";
import { filledSketch, peakOf, sketchDistance } from "../../lessons/sketch.ts";
import type { EpochBet } from "../../plots/lessons/bet-scale.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";

export function sayEpochBet(bet: EpochBet | null): string {
  if (bet === null) return say("claims.bet.none");
  if (bet === "never") return say("claims.bet.never");
  return say("claims.bet.epochs", { epoch: formatCount(bet) });
}

/** Off by less than this is close: a quarter of an axis's decade. */
const close = 1.8;

/** A bet held against what came out, in one sentence. */
export function sayBetResult({ prediction, trial }: Claim, bet: Bet, outcome: Bet): string {
  const { budget } = trial.race.experiment.rule;
  const miss = missOf(bet, outcome, budget);
  switch (bet.kind) {
    case "factor":
      return outcome.kind === "factor"
        ? say("claims.bet.was.factor", {
            bet: twoDigits(bet.value),
            outcome: twoDigits(outcome.value),
          })
        : "";
    case "times": {
      if (miss < close) return say("claims.bet.was.timesClose");
      if (outcome.kind !== "times" || prediction.kind !== "times") return "";
      const misses = timesMisses(bet.epochs, outcome.epochs, budget);
      const worst = misses.indexOf(Math.max(...misses));
      const place = (prediction as Extract<Prediction, { kind: "times" }>).of[worst];
      return say("claims.bet.was.times", {
        name: place === undefined ? "" : sayRow(trial.race, entrantAt(trial.race, place)),
        bet: sayEpochBet(bet.epochs[worst] ?? null),
        outcome: sayEpochBet(outcome.epochs[worst] ?? null),
      });
    }
    case "order":
      return miss === 1 ? say("claims.bet.was.right") : say("claims.bet.was.wrongOrder");
    case "sketch": {
      if (outcome.kind !== "sketch") return "";
      const truth = filledSketch(outcome.values);
      return say("claims.bet.was.sketch", {
        distance: twoDigits(sketchDistance(bet.values, truth)),
        peak: twoDigits(peakOf(filledSketch(bet.values))),
        truePeak: twoDigits(peakOf(truth)),
      });
    }
    case "yesNo":
      return miss === 1 ? say("claims.bet.was.right") : say("claims.bet.was.wrong");
  }
}

/** How far off a bet was, for a list. */
export function sayMiss(bet: Bet, miss: number): string {
  if (bet.kind === "order" || bet.kind === "yesNo" || bet.kind === "sketch") {
    return miss === 1 || (bet.kind === "sketch" && miss < close)
      ? say("claims.parted.right")
      : say("claims.parted.wrong");
  }
  return miss < close
    ? say("claims.parted.right")
    : say("claims.parted.factor", { times: twoDigits(miss) });
}
