import type { PairComparison } from "../../engine/statistics/compare-entrants.ts";
import type { RaceRequests } from "../../protocol/race-messages.ts";
import type { Later } from "./race-port.ts";

export type ComparedRuns = RaceRequests["compare"]["arguments"];

export interface RaceComparisonsOptions {
  /** What is to be compared now; null for nothing. */
  readonly wanted: () => ComparedRuns | null;
  readonly request: (runs: ComparedRuns, signal: AbortSignal) => Promise<readonly PairComparison[]>;
  readonly show: (comparisons: readonly PairComparison[], of: ComparedRuns) => void;
  /** Milliseconds from any start. */
  readonly now: () => number;
  readonly later: Later;
}

/** Has a worker compare what is shown, one request at a time: it takes long where there are many runs. */
export class RaceComparisons {
  readonly #options: RaceComparisonsOptions;
  #asking: AbortController | null = null;
  #cancelTimer: (() => void) | null = null;
  #lastAnswerMs = 0;

  constructor(options: RaceComparisonsOptions) {
    this.#options = options;
  }

  /** How long to wait between requests, so that a race that is on is not held up. */
  get pauseMs(): number {
    return 8 * this.#lastAnswerMs;
  }

  /** Asks a moment later, unless an answer is waited for. */
  askSoon(delayMs: number): void {
    if (!this.#asking) this.#cancelTimer ??= this.#options.later(() => void this.#ask(), delayMs);
  }

  /** Asks anew, whatever answer is waited for. */
  askAnew(): void {
    this.cancel();
    this.askSoon(0);
  }

  /** Takes no answer to what was asked so far. */
  cancel(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  async #ask(): Promise<void> {
    this.#cancelTimer = null;
    const { wanted, request, show, now } = this.#options;
    const runs = this.#asking ? null : wanted();
    if (!runs) return;
    const asking = new AbortController();
    const askedAt = now();
    this.#asking = asking;
    try {
      const comparisons = await request(runs, asking.signal);
      this.#lastAnswerMs = now() - askedAt;
      this.#asking = null;
      show(comparisons, runs);
    } catch {
      // The next runs ask again; asking at once might fail for ever.
      if (this.#asking === asking) this.#asking = null;
    }
  }
}
