import type { Race } from "../engine/race/race.ts";
import { entrantAt, entrantIndex } from "./entrants.ts";
import type { Finding, RatioReading } from "./reading.ts";
import type { Place } from "./reading-spec.ts";
import {
  filledSketch,
  isSketched,
  peakOf,
  type Sketch,
  sketchDistance,
  slopeSketch,
} from "./sketch.ts";

/** What a student commits to before the run. */
export type Prediction =
  /** How many times as many epochs the one needs: the trial's first reading, a ratio. */
  | { readonly kind: "factor"; readonly question: string; readonly of: Place; readonly than: Place }
  /** For each, at which epoch a typical run gets there, or that it never does. */
  | { readonly kind: "times"; readonly question: string; readonly of: readonly Place[] }
  /** Which is first, and so on. */
  | { readonly kind: "order"; readonly question: string; readonly of: readonly Place[] }
  /** How a function's slope looks, beside its curve. */
  | { readonly kind: "sketch"; readonly question: string; readonly of: string }
  /** Whether the claim holds in the trial. */
  | { readonly kind: "yesNo"; readonly question: string };

/** When a typical run gets there, if it does within the budget. */
export type EpochBet = number | "never";

export type Bet =
  | { readonly kind: "factor"; readonly value: number }
  /** In the prediction's order; null where nothing was bet. */
  | { readonly kind: "times"; readonly epochs: readonly (EpochBet | null)[] }
  /** Positions in the prediction's list, the first one first. */
  | { readonly kind: "order"; readonly order: readonly number[] }
  | { readonly kind: "sketch"; readonly values: Sketch }
  | { readonly kind: "yesNo"; readonly isYes: boolean };

/** The same for what came out. Of a ratio of which only a bound is known, the bound. */
export function outcomeOf(prediction: Prediction, race: Race, finding: Finding): Bet {
  const medians = (places: readonly Place[]) =>
    places.map(
      (place) =>
        finding.summaries[entrantIndex(race, entrantAt(race, place))]?.epochs.median ?? null,
    );
  switch (prediction.kind) {
    case "factor": {
      const { estimate, bounds } = finding.readings[0] as RatioReading;
      return { kind: "factor", value: estimate ?? bounds.lower ?? bounds.upper ?? 1 };
    }
    case "times":
      return { kind: "times", epochs: medians(prediction.of).map((median) => median ?? "never") };
    case "order": {
      const times = medians(prediction.of).map((median) => median ?? Number.POSITIVE_INFINITY);
      const order = times.map((_, index) => index);
      order.sort(
        (left, right) => (times[left] as number) - (times[right] as number) || left - right,
      );
      return { kind: "order", order };
    }
    case "sketch":
      return { kind: "sketch", values: slopeSketch(prediction.of) };
    case "yesNo":
      return { kind: "yesNo", isYes: finding.verdict === "holds" };
  }
}

/** A curve that is off by a tenth of its height is as far off as a time by a factor of 1.8. */
const heightsOff = 8;

/** How far a bet was off: 1 for right; a factor for numbers; for the rest 1 or 10. */
export function missOf(bet: Bet, outcome: Bet, budget: number): number {
  const wrong = 10;
  if (bet.kind === "factor" && outcome.kind === "factor") return apart(bet.value, outcome.value);
  if (bet.kind === "times" && outcome.kind === "times") {
    return Math.max(1, ...timesMisses(bet.epochs, outcome.epochs, budget));
  }
  if (bet.kind === "order" && outcome.kind === "order") {
    return bet.order.every((place, index) => place === outcome.order[index]) ? 1 : wrong;
  }
  if (bet.kind === "sketch" && outcome.kind === "sketch") {
    const truth = filledSketch(outcome.values);
    return 1 + (sketchDistance(bet.values, truth) / peakOf(truth)) * heightsOff;
  }
  if (bet.kind === "yesNo" && outcome.kind === "yesNo") {
    return bet.isYes === outcome.isYes ? 1 : wrong;
  }
  return wrong;
}

/** Of each bet on an epoch, how far it was off. Where nothing was bet nothing is off. */
export const timesMisses = (
  bets: readonly (EpochBet | null)[],
  outcomes: readonly (EpochBet | null)[],
  budget: number,
): readonly number[] => {
  // Never lies beyond the budget; by how much, nobody knows.
  const epochsOf = (bet: EpochBet): number => (bet === "never" ? 2 * budget : bet);
  return bets.map((bet, index) => {
    const outcome = outcomes[index] ?? null;
    return bet === null || outcome === null ? 1 : apart(epochsOf(bet), epochsOf(outcome));
  });
};

/** A bet that can be held against the outcome: null where too little was said. */
export function completeBet(bet: Bet | null | undefined, prediction: Prediction): Bet | null {
  if (!bet || bet.kind !== prediction.kind) return null;
  if (bet.kind === "times") return bet.epochs.some((epochs) => epochs !== null) ? bet : null;
  if (bet.kind === "sketch") return isSketched(bet.values) ? bet : null;
  if (bet.kind !== "order" || prediction.kind !== "order") return bet;
  const missing = prediction.of
    .map((_, index) => index)
    .filter((index) => !bet.order.includes(index));
  // Who named all but the last has named it too.
  return missing.length > 1 ? null : { kind: "order", order: [...bet.order, ...missing] };
}

const apart = (left: number, right: number): number => Math.max(left / right, right / left);
