import { byEntrantAndSeed } from "../../engine/race/fingerprint.ts";
import { type Entrant, entrantsOf, type Race } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { RaceEvent } from "../../protocol/race-messages.ts";
import { withEvenClock } from "../race/race-clock.ts";
import { entrantKey, planJobs } from "../race/race-plan.ts";
import type { Later, RacePort } from "../race/race-port.ts";

/** The runs of one trial so far. */
export interface TrialRuns {
  /** By entrant, then seed. */
  readonly runs: readonly RaceRun[];
  readonly total: number;
  readonly isWhole: boolean;
}

/** Runs come in by hundreds a second, and every picture of them takes its time from training. */
const showIntervalMs = 100;

/** Has the workers run one trial at a time. */
export class TrialRunner {
  readonly #port: RacePort;
  readonly #later: Later;
  readonly #show: (key: string, runs: TrialRuns) => void;
  readonly #end: (hasFailed: boolean) => void;
  #current: {
    readonly key: string;
    readonly raceId: number;
    readonly total: number;
    readonly runs: Map<string, RaceRun>;
  } | null = null;
  #cancelShow: (() => void) | null = null;

  /** `show` hears of a trial's runs as they come in, `end` that none is on any more. */
  constructor(
    port: RacePort,
    later: Later,
    show: (key: string, runs: TrialRuns) => void,
    end: (hasFailed: boolean) => void,
  ) {
    this.#port = port;
    this.#later = later;
    this.#show = show;
    this.#end = end;
  }

  start(key: string, race: Race, entrants: readonly Entrant[] = entrantsOf(race)): void {
    const total = entrants.length * race.seeds.count;
    const running = new Set(entrants.map(entrantKey));
    const jobs = planJobs(race, []).filter(({ entrant }) => running.has(entrantKey(entrant)));
    const raceId = this.#port.start({ race, jobs, withMaps: false });
    this.#current = { key, raceId, total, runs: new Map() };
    this.#show(key, { runs: [], total, isWhole: false });
  }

  /** Ends the trial that is on; half of its runs say nothing, and are forgotten. */
  stop(): void {
    if (!this.#current) return;
    const { key, total } = this.#current;
    this.#port.cancel();
    this.#show(key, { runs: [], total, isWhole: false });
    this.#finish(false);
  }

  #showSoon(show: () => void): void {
    this.#cancelShow ??= this.#later(() => {
      this.#cancelShow = null;
      show();
    }, showIntervalMs);
  }

  #finish(hasFailed: boolean): void {
    this.#current = null;
    this.#cancelShow?.();
    this.#cancelShow = null;
    this.#end(hasFailed);
  }

  /** Lets the trial stand still, or go on. */
  hold(isHeld: boolean): void {
    if (isHeld) this.#port.pause();
    else this.#port.resume();
  }

  receive(event: RaceEvent): void {
    const current = this.#current;
    if (!current || event.type === "ready" || event.raceId !== current.raceId) return;
    const { key, total, runs } = current;
    const inOrder = () => withEvenClock([...runs.values()].sort(byEntrantAndSeed));
    switch (event.type) {
      case "runs":
        // A run that a dead worker had already given counts once.
        for (const run of event.runs) runs.set(`${entrantKey(run)}.${run.seed}`, run);
        this.#showSoon(() => this.#show(key, { runs: inOrder(), total, isWhole: false }));
        break;
      case "finished":
        this.#show(key, { runs: inOrder(), total, isWhole: true });
        this.#finish(false);
        break;
      case "failed":
        this.#show(key, { runs: [], total, isWhole: false });
        this.#finish(true);
        break;
      case "lost":
      case "slow":
        // Another worker does what it had not finished.
        break;
    }
  }
}
