import { learnedOf } from "../engine/network/network-shape.ts";
import type { ArmRun } from "../engine/training/run.ts";
import type { ArmFrame, Frame, RunId } from "../protocol/messages.ts";
import type { Arms } from "./arms.ts";
import { Speedometer } from "./pace.ts";
import type { Painter } from "./painter.ts";
import type { RunningArm } from "./running-arm.ts";
import type { Transport } from "./transport.ts";

/** Shorter than the interval of a 75 Hz display; what really paces frames is the page's "painted". */
const frameIntervalMs = 13;

/** What a frame is made of. */
export interface FrameSource {
  readonly runId: RunId;
  readonly arms: Arms;
  readonly painter: Painter;
}

/**
 * When a frame is due, and what is in it: one after each change, as soon as the page has painted the
 * last, or before that where other pictures are wanted.
 */
export class Frames {
  readonly #now: () => number;
  readonly #speedometer = new Speedometer();
  /** Something has changed since the last frame. */
  #isDirty = false;
  /** How many the page has not painted yet. */
  #unpainted = 0;
  /** Other pictures are wanted: the next one waits for one that is not painted yet, but for no two. */
  #isUrgent = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  get isDue(): boolean {
    return this.waitMs <= 0;
  }

  /** Milliseconds until the next frame may go; infinite where there is none to come. */
  get waitMs(): number {
    if (this.#isUrgent && this.#unpainted < 2) return 0;
    if (!this.#isDirty || this.#unpainted > 0) return Number.POSITIVE_INFINITY;
    return this.#lastAt + frameIntervalMs - this.#now();
  }

  restart(): void {
    this.#unpainted = 0;
    this.#isUrgent = false;
    this.#lastAt = Number.NEGATIVE_INFINITY;
    this.#speedometer.restart();
  }

  /** Play was pressed: the speed is measured anew. */
  restartSpeed(): void {
    this.#speedometer.restart();
  }

  markChanged(): void {
    this.#isDirty = true;
  }

  /** Other pictures are wanted than those that are on their way. */
  markUrgent(): void {
    this.#isUrgent = true;
  }

  markPainted(): void {
    this.#unpainted = Math.max(0, this.#unpainted - 1);
  }

  make({ runId, arms, painter }: FrameSource, transport: Transport): Frame {
    const { isPlaying } = transport;
    const { pictures, isIncomplete } = painter.paint(isPlaying);
    const { epoch } = arms.place;
    const measured = this.#speedometer.mark(this.#now(), epoch);
    const frame = {
      runId,
      playing: isPlaying,
      transportCommands: transport.commands,
      finished: arms.isFinished,
      catchingUp: arms.isCatchingUp,
      epoch,
      end: arms.end,
      cutAfter: arms.takeCut(),
      epochsPerSecond: isPlaying ? measured : 0,
      arms: arms.all.map(armFrame),
      pictures,
      events: arms.takeEvents(),
    };
    this.#isDirty = !isPlaying && isIncomplete;
    this.#unpainted += 1;
    this.#isUrgent = false;
    this.#lastAt = this.#now();
    return frame;
  }
}

function armFrame({ armId, run, curve }: RunningArm): ArmFrame {
  const { trainer } = run;
  const train = trainer.evaluate("train");
  const test = trainer.evaluate("test");
  return {
    armId,
    epoch: trainer.epoch,
    iteration: trainer.iteration,
    trainLoss: train.loss,
    testLoss: test.loss,
    trainAccuracy: train.accuracy,
    testAccuracy: test.accuracy,
    outcome: run.outcome,
    ...run.standing,
    divergedAt: run.divergedAt,
    learned: learnedParameters(run),
    computeMs: run.computeMs,
    history: curve.take(run),
  };
}

/** As in `ArmFrame`; an arm that learns none is not asked for its parameters. */
function learnedParameters({ shape, trainer }: ArmRun): readonly number[] {
  if (shape.learnableCount === 0) return [];
  return learnedOf(trainer.parameters(), shape).map(Math.fround);
}
