import type { Command, Speed } from "../protocol/messages.ts";
import type { Arms } from "./arms.ts";
import { Pace } from "./pace.ts";

export type StepSize = Extract<Command, { type: "step" }>["by"];

/** One epoch a frame of a 60 Hz display. */
const defaultSpeed = 60;

/** Play, pause, step and speed: how far training goes, and when. */
export class Transport {
  readonly #now: () => number;
  readonly #pace: Pace;
  #isPlaying = false;
  /** Asked for, but not taken while an arm catches up. */
  #steps: readonly StepSize[] = [];
  #commands = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#pace = new Pace(defaultSpeed, now());
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Commands to play, pause or step since the run began. */
  get commands(): number {
    return this.#commands;
  }

  /** Milliseconds until the next epoch is due; infinite at rest. */
  get waitMs(): number {
    return this.#isPlaying ? this.#pace.waitMs : Number.POSITIVE_INFINITY;
  }

  /** A new run is at rest; the speed stays. */
  restart(): void {
    this.rest();
    this.#commands = 0;
    this.#pace.restart(this.#now());
  }

  play(arms: Arms): void {
    this.rest();
    this.#commands += 1;
    this.#isPlaying = arms.canTrain;
    this.#pace.restart(this.#now());
  }

  pause(): void {
    this.rest();
    this.#commands += 1;
  }

  step(by: StepSize, arms: Arms): void {
    this.#commands += 1;
    this.#isPlaying = false;
    this.#steps = [...this.#steps, by];
    this.takeSteps(arms);
  }

  /** Without a command: a step that waits is taken back too. */
  rest(): void {
    this.#isPlaying = false;
    this.#steps = [];
  }

  setSpeed(speed: Speed): void {
    this.#pace.setSpeed(speed, this.#now());
  }

  /** All arms step together: a step waits until the late ones are where the others are. */
  takeSteps(arms: Arms): void {
    if (arms.isCatchingUp) return;
    const steps = this.#steps;
    this.#steps = [];
    for (const by of steps) {
      if (by === "epoch") arms.trainEpochs(1);
      else arms.trainIteration();
    }
  }

  /** Brings late arms forward until they have caught up or time is up. */
  catchUp(arms: Arms, untilMs: number): void {
    do arms.catchUp();
    while (arms.isCatchingUp && this.#now() < untilMs);
    this.takeSteps(arms);
    this.#pace.restart(this.#now());
  }

  /** Trains the epochs that are due; true where there was one. */
  train(arms: Arms, untilMs: number): boolean {
    const wasFinished = arms.isFinished;
    const due = this.#pace.due(this.#now());
    let trained = 0;
    while (trained < due && this.#isPlaying && this.#now() < untilMs) {
      arms.trainEpochs(1);
      this.#pace.spend(1);
      trained += 1;
      if (!arms.canTrain || (!wasFinished && arms.isFinished)) this.#isPlaying = false;
    }
    return trained > 0;
  }
}
