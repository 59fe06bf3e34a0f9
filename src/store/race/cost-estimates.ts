import { type Entrant, entrantsOf, type Race } from "../../engine/race/race.ts";
import type { CostEstimate } from "../../protocol/race-messages.ts";

/** All estimates of a race together; each at least long enough to run its code warm. */
const allTrialsMs = 600;
const leastTrialMs = 4;
const delayMs = 400;

export interface CostEstimatesOptions {
  readonly ask: (race: Race, entrants: readonly Entrant[], msEach: number) => void;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/** What a worker has found out of the race that was last tried, and the asking for it. */
export class CostEstimates {
  readonly #options: CostEstimatesOptions;
  #last: { readonly race: Race; readonly estimates: readonly CostEstimate[] } | null = null;
  #cancelAsking = () => {};

  constructor(options: CostEstimatesOptions) {
    this.#options = options;
  }

  /** The estimates that were made for this race, else none: better no estimate than a wrong one. */
  of(race: Race): readonly CostEstimate[] {
    return this.#last && isSameWork(this.#last.race, race) ? this.#last.estimates : [];
  }

  take(race: Race, estimates: readonly CostEstimate[]): void {
    this.#last = { race, estimates };
  }

  /** Asks for them a moment later, for this race alone. */
  askSoon(race: Race): void {
    this.forget();
    this.#cancelAsking = this.#options.later(() => {
      const entrants = entrantsOf(race);
      this.#options.ask(race, entrants, Math.max(leastTrialMs, allTrialsMs / entrants.length));
    }, delayMs);
  }

  /** Asks for none, where that has not happened yet. */
  forget(): void {
    this.#cancelAsking();
  }
}

/** Whether estimates made for one race tell of another: same experiment, same values. */
const isSameWork = (left: Race, right: Race): boolean =>
  JSON.stringify([left.experiment, left.variation]) ===
  JSON.stringify([right.experiment, right.variation]);
