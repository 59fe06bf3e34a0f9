import { entrantsOf, type Race } from "../../engine/race/race.ts";
import type { CostEstimate, RaceRequests } from "../../protocol/race-messages.ts";
import type { Later } from "./race-port.ts";

/** All entrants of a race together; each at least long enough to run its code warm. */
const allEntrantsMs = 600;
const leastEntrantMs = 4;
const delayMs = 400;

/** How long each of so many entrants is tried. */
export const estimateMsEach = (entrants: number): number =>
  Math.max(leastEntrantMs, allEntrantsMs / entrants);

type Asked = RaceRequests["estimateCosts"];

export interface CostEstimatesOptions {
  /** Null where it must not be asked now. */
  readonly request: (
    asked: Asked["arguments"],
    signal: AbortSignal,
  ) => Promise<Asked["answer"]> | null;
  /** There is another estimate, of this race. */
  readonly onChange: (race: Race) => void;
  readonly later: Later;
}

/** What a worker has found out about the cost of the race that was asked about last. */
export class CostEstimates {
  readonly #options: CostEstimatesOptions;
  #last: { readonly race: Race; readonly costs: readonly CostEstimate[] } | null = null;
  #asking = new AbortController();
  #cancelTimer = () => {};

  constructor(options: CostEstimatesOptions) {
    this.#options = options;
  }

  /** The costs found for this race, else none: better no estimate than a wrong one. */
  of(race: Race): readonly CostEstimate[] {
    return this.#last && isSameWork(this.#last.race, race) ? this.#last.costs : [];
  }

  /** Asks a moment later, about this race alone. */
  askSoon(race: Race): void {
    this.cancel();
    this.#cancelTimer = this.#options.later(() => void this.#ask(race), delayMs);
  }

  /** Takes no answer to what was asked so far. */
  cancel(): void {
    this.#cancelTimer();
    this.#asking.abort();
  }

  async #ask(race: Race): Promise<void> {
    const entrants = entrantsOf(race);
    const msEach = estimateMsEach(entrants.length);
    this.#asking = new AbortController();
    try {
      const answer = this.#options.request({ race, entrants, msEach }, this.#asking.signal);
      if (!answer) return;
      this.#last = { race, costs: await answer };
      this.#options.onChange(race);
    } catch {
      // Without an estimate a race runs as well.
    }
  }
}

/** Whether the costs of one race are those of another: same experiment, same values. */
const isSameWork = (left: Race, right: Race): boolean =>
  JSON.stringify([left.experiment, left.variation]) ===
  JSON.stringify([right.experiment, right.variation]);
