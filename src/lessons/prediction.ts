import type { Race } from "../engine/race/race.ts";
import { entrantAt, entrantIndex } from "./entrants.ts";
import type { Finding, RatioReading } from "./reading.ts";
import type { Place } from "./reading-spec.ts";

/** What a student commits to before the run. */
export type Prediction =
  /** How many times as many epochs the one needs: the trial's first reading, a ratio. */
  | { readonly kind: "factor"; readonly question: string; readonly of: Place; readonly than: Place }
  /** For each, at which epoch a typical run gets there, or that it never does. */
  | { readonly kind: "times"; readonly question: string; readonly of: readonly Place[] }
  /** Which is first, and so on. */
  | { readonly kind: "order"; readonly question: string; readonly of: readonly Place[] }
  /** Whether the claim holds in the trial. */
  | { readonly kind: "yesNo"; readonly question: string };

export type Bet =
  | { readonly kind: "factor"; readonly value: number }
  /** In the prediction's order; null is never. */
  | { readonly kind: "times"; readonly epochs: readonly (number | null)[] }
  /** Positions in the prediction's list, the first one first. */
  | { readonly kind: "order"; readonly order: readonly number[] }
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
      return { kind: "times", epochs: medians(prediction.of) };
    case "order": {
      const times = medians(prediction.of).map((median) => median ?? Number.POSITIVE_INFINITY);
      const order = times.map((_, index) => index);
      order.sort(
        (left, right) => (times[left] as number) - (times[right] as number) || left - right,
      );
      return { kind: "order", order };
    }
    case "yesNo":
      return { kind: "yesNo", isYes: finding.verdict === "holds" };
  }
}

/** How far a bet was off: 1 for right; a factor for numbers; for the rest 1 or 10. */
export function missOf(bet: Bet, outcome: Bet, budget: number): number {
  const wrong = 10;
  if (bet.kind === "factor" && outcome.kind === "factor") return apart(bet.value, outcome.value);
  if (bet.kind === "times" && outcome.kind === "times") {
    // Never lies beyond the budget; by how much, nobody knows.
    const late = 2 * budget;
    return Math.max(
      ...bet.epochs.map((epochs, index) => apart(epochs ?? late, outcome.epochs[index] ?? late)),
    );
  }
  if (bet.kind === "order" && outcome.kind === "order") {
    return bet.order.every((place, index) => place === outcome.order[index]) ? 1 : wrong;
  }
  if (bet.kind === "yesNo" && outcome.kind === "yesNo") {
    return bet.isYes === outcome.isYes ? 1 : wrong;
  }
  return wrong;
}

const apart = (left: number, right: number): number => Math.max(left / right, right / left);
