import type { ComparisonRequest } from "../../protocol/race-messages.ts";

export interface ComparerOptions {
  /** What is to be compared now; null for nothing. */
  readonly order: () => ComparisonRequest | null;
  readonly ask: (order: ComparisonRequest) => void;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/** Asks a worker for comparisons, one question at a time: they take as long as many runs do. */
export class Comparer {
  readonly #options: ComparerOptions;
  #asked: { readonly order: ComparisonRequest; readonly atMs: number } | null = null;
  #cancelAsking: (() => void) | null = null;
  #lastAnswerMs = 0;

  constructor(options: ComparerOptions) {
    this.#options = options;
  }

  /** How long to wait between questions, so that a race that is on is not held up. */
  get pauseMs(): number {
    return 8 * this.#lastAnswerMs;
  }

  /** Asks a moment later, unless a question is out. */
  askSoon(delayMs: number): void {
    if (!this.#asked) this.#cancelAsking ??= this.#options.later(() => this.#ask(), delayMs);
  }

  /** Asks anew, whatever question is out. */
  askAnew(): void {
    this.forget();
    this.askSoon(0);
  }

  /** Takes no answer to what was asked so far. */
  forget(): void {
    this.#asked = null;
    this.#cancelAsking?.();
    this.#cancelAsking = null;
  }

  /** Whether this is the answer that is waited for. */
  accepts(order: ComparisonRequest): boolean {
    if (order !== this.#asked?.order) return false;
    this.#lastAnswerMs = this.#options.now() - this.#asked.atMs;
    this.#asked = null;
    return true;
  }

  #ask(): void {
    this.#cancelAsking = null;
    const order = this.#asked ? null : this.#options.order();
    if (!order) return;
    this.#asked = { order, atMs: this.#options.now() };
    this.#options.ask(order);
  }
}
