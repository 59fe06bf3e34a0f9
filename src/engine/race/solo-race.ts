import { createReferenceTrainer } from "../reference/reference-trainer.ts";
import { ArmRun } from "../training/run.ts";
import { type EntrantSetUp, entrantSetUp, finishedRun } from "./entrant-run.ts";
import type { LaneRaceOptions } from "./lane-race.ts";
import { experimentOf } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

interface Running {
  readonly setUp: EntrantSetUp;
  readonly run: ArmRun;
  /** As it had its outcome; it may be followed further. */
  ended: RaceRun | null;
}

/** An entrant's runs one after another with the float64 engine, where a machine has no SIMD lanes. */
export class SoloRace {
  readonly #options: LaneRaceOptions;
  readonly #waiting: number[];
  #current: Running | null = null;

  constructor(options: LaneRaceOptions) {
    this.#options = options;
    this.#waiting = [...options.seeds];
  }

  readonly lanes = 1;
  #endedEpochs = 0;

  get epochs(): number {
    return this.#endedEpochs + (this.#current?.run.trainer.epoch ?? 0);
  }

  get running(): readonly number[] {
    return this.#current ? [this.#current.run.trainer.epoch] : [];
  }

  get done(): boolean {
    return this.#current === null && this.#waiting.length === 0;
  }

  /** Trains until `untilMs` on the clock or until all runs have ended; returns those that ended. */
  advance(untilMs: number): readonly RaceRun[] {
    const finished: RaceRun[] = [];
    while (!this.done) {
      this.#current ??= this.#begin(this.#waiting.shift() as number);
      const { run } = this.#current;
      run.advance(1);
      if (run.outcome) this.#current.ended ??= this.#ended(this.#current);
      const { ended } = this.#current;
      if (ended && !this.#follows(run, ended)) finished.push(this.#finish(this.#current, ended));
      if (this.#options.clock() >= untilMs) break;
    }
    return finished;
  }

  #begin(seed: number): Running {
    const { race, entrant, clock, data: shared } = this.#options;
    const setUp = entrantSetUp(experimentOf(race, entrant, seed), shared);
    return {
      setUp,
      run: new ArmRun({
        ...setUp,
        createTrainer: createReferenceTrainer,
        clock,
        ...(race.follows ? { follows: true } : {}),
      }),
      ended: null,
    };
  }

  /** The run at its outcome. */
  #ended({ setUp, run }: Running): RaceRun {
    const { entrant, mapAt } = this.#options;
    const { trainer, outcome, computeMs } = run;
    return finishedRun({
      entrant,
      setUp,
      outcome,
      epochs: trainer.epoch,
      computeMs,
      train: trainer.evaluate("train"),
      test: trainer.evaluate("test"),
      parameters: trainer.parameters(),
      outputs: mapAt && trainer.predict(mapAt, false).outputs,
    });
  }

  /** Whether a run goes on after its outcome. */
  #follows({ trainer, divergedAt }: ArmRun, { outcome }: RaceRun): boolean {
    const { race } = this.#options;
    const isFollowed = race.follows === true && outcome.kind === "converged";
    return isFollowed && divergedAt === null && trainer.epoch < race.experiment.rule.budget;
  }

  #finish({ run }: Running, ended: RaceRun): RaceRun {
    this.#current = null;
    this.#endedEpochs += run.trainer.epoch;
    const { heldSince } = run.standing;
    run.dispose();
    return this.#options.race.follows ? { ...ended, heldSince } : ended;
  }
}
