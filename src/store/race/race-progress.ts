import { byEntrantAndSeed } from "../../engine/race/fingerprint.ts";
import { type Entrant, entrantsOf, type Race } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { EngineId } from "../../engine/training/trainer.ts";
import type { CostEstimate } from "../../protocol/race-messages.ts";
import { withEvenClock } from "./race-clock.ts";
import {
  bestStarts,
  entrantKey,
  estimateDuration,
  expectedCosts,
  type RaceSettings,
  runCount,
  sweepOf,
  withStarts,
} from "./race-plan.ts";
import type { Progress, RacePart, RaceResult, ShownRace } from "./race-state.ts";

export interface RaceProgressOptions {
  /** What the race starts from, before a sweep gives its arms their rates. */
  readonly planned: Race;
  readonly settings: RaceSettings;
  /** Each arm's place in colours and markers. */
  readonly slots: readonly number[];
  /** What its entrants cost; none where there was no time to find out. */
  readonly costs: readonly CostEstimate[];
  readonly workerCount: number;
  readonly nowMs: number;
}

/** A race that is being run, in one part or, with a sweep before it, in two: what has come in, and the time. */
export class RaceProgress {
  /** The pool's name for the part that is on. */
  raceId = 0;
  readonly #options: RaceProgressOptions;
  readonly #total: number;
  readonly #costs: ReadonlyMap<string, number>;
  readonly #allCost: number;
  readonly #expectedMs: number | null;
  #race: Race;
  #sweep: RaceResult | null = null;
  #part: RacePart;
  #runs = new Map<string, RaceRun>();
  #doneCost = 0;
  #activeMs = 0;
  #resumedAt: number | null;

  constructor(options: RaceProgressOptions) {
    const { planned, settings, costs, workerCount, nowMs } = options;
    const sweep = settings.rates === "shared" ? null : sweepOf(planned, settings.rates);
    this.#options = options;
    this.#part = sweep ? "sweep" : "race";
    this.#race = sweep ?? planned;
    this.#total = runCount(planned) + (sweep ? runCount(sweep) : 0);
    this.#costs = expectedCosts(planned, costs);
    this.#allCost = this.#costOfAll(planned) + (sweep ? this.#costOfAll(sweep) : 0);
    this.#expectedMs =
      costs.length > 0 ? estimateDuration(planned, costs, workerCount, settings).aboutMs : null;
    this.#resumedAt = nowMs;
  }

  get part(): RacePart {
    return this.#part;
  }

  /** Of the part that is on. */
  get race(): Race {
    return this.#race;
  }

  get isPaused(): boolean {
    return this.#resumedAt === null;
  }

  /** Runs of the part that is on. */
  get runCount(): number {
    return this.#runs.size;
  }

  /** A run that a dead worker had already given counts once. */
  add(runs: readonly RaceRun[]): void {
    for (const run of runs) {
      const key = `${entrantKey(run)}.${run.seed}`;
      if (this.#runs.has(key)) continue;
      this.#runs.set(key, run);
      this.#doneCost += this.#costOf(run);
    }
  }

  pause(nowMs: number): void {
    this.#activeMs = this.activeMs(nowMs);
    this.#resumedAt = null;
  }

  resume(nowMs: number): void {
    this.#resumedAt = nowMs;
  }

  /** Time spent running. */
  activeMs(nowMs: number): number {
    return this.#activeMs + (this.#resumedAt === null ? 0 : nowMs - this.#resumedAt);
  }

  reading(nowMs: number): Progress {
    const done = (this.#sweep?.runs.length ?? 0) + this.#runs.size;
    return { done, total: this.#total, leftMs: this.#leftMs(nowMs) };
  }

  /** What there is to show by now. */
  shown(engine: EngineId): ShownRace {
    const { planned, slots } = this.#options;
    const result: RaceResult = { race: this.#race, engine, runs: this.#inOrder() };
    return this.#part === "sweep"
      ? { race: planned, engine, runs: [], sweep: result, slots, name: null }
      : { ...result, sweep: this.#sweep, slots, name: null };
  }

  /** The sweep is over: the race proper begins, each arm with what did best. */
  beginRace(engine: EngineId): void {
    const runs = this.#inOrder();
    this.#sweep = { race: this.#race, engine, runs };
    this.#race = withStarts(this.#options.planned, bestStarts(this.#race, runs));
    this.#part = "race";
    this.#runs = new Map();
  }

  /** In an order of their own, so that nothing depends on that of arrival. */
  #inOrder(): readonly RaceRun[] {
    return withEvenClock([...this.#runs.values()].sort(byEntrantAndSeed));
  }

  /** A sweep's rates are not among the costs of its race; there, and without costs, all count the same. */
  #costOf({ arm, variant }: Entrant): number {
    const known = this.#costs;
    return (
      known.get(entrantKey({ arm, variant })) ?? known.get(entrantKey({ arm, variant: 0 })) ?? 1
    );
  }

  #costOfAll(race: Race): number {
    const each = entrantsOf(race).reduce((sum, entrant) => sum + this.#costOf(entrant), 0);
    return each * race.seeds.count;
  }

  /** From the pace so far; at the start, when the pace says little, mostly from the estimate. */
  #leftMs(nowMs: number): number | null {
    const elapsed = this.activeMs(nowMs);
    const share = Math.min(1, this.#doneCost / this.#allCost);
    const byEstimate = this.#expectedMs === null ? null : Math.max(0, this.#expectedMs - elapsed);
    if (share === 0) return byEstimate;
    const byPace = (elapsed * (1 - share)) / share;
    return byEstimate === null ? byPace : share * byPace + (1 - share) * byEstimate;
  }
}
