import type { EngineChoice } from "../engine/create-trainer.ts";
import { completeRun } from "../engine/training/prepare-run.ts";
import type {
  Command,
  RunId,
  TrainingCommand,
  TrainingReply,
  TrainingRequests,
} from "../protocol/messages.ts";
import type { Subscription } from "../protocol/pictures.ts";
import { Arms } from "./arms.ts";
import { type FrameSource, Frames } from "./frames.ts";
import { buffersOf, Painter } from "./painter.ts";
import { createRequestRunner, messageOf, type Steps } from "./requests.ts";
import { trainingRequests } from "./training-requests.ts";
import { Transport } from "./transport.ts";

/** Commands are let in between slices, so a slice is short. */
const sliceMs = 4;

export interface SessionDependencies {
  readonly post: (reply: TrainingReply, transfer: ArrayBuffer[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back after at least `delayMs`; with 0 as soon as waiting commands have been let in. */
  readonly schedule: (callback: () => void, delayMs: number) => void;
  readonly engine: EngineChoice;
}

export interface Session {
  receive(command: TrainingCommand): void;
}

/**
 * The worker's loop: carries out commands, trains in short slices, and posts frames when `Frames`
 * says that they are due. Knows nothing of workers: posting, time and scheduling are given to it.
 */
export function createSession({ post, now, schedule, engine }: SessionDependencies): Session {
  let run: FrameSource | null = null;
  let subscriptions: readonly Subscription[] = [];
  let wakeUps = 0;
  /** A request trains the arms. */
  let isAdvancing = false;
  const transport = new Transport(now);
  const frames = new Frames(now);
  const requests = createRequestRunner<TrainingRequests>({
    handlers: trainingRequests({ now, arms: armsOf, alone }),
    post: (event) => post(event, []),
    now,
    schedule: (callback) => schedule(callback, 0),
  });

  /** Only the latest wake-up counts; older ones find that they are late. */
  function wake(delayMs: number): void {
    const mine = ++wakeUps;
    schedule(() => {
      if (mine === wakeUps) guarded(slice);
    }, delayMs);
  }

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      fail(run?.runId ?? 0, error);
    }
  }

  function fail(runId: RunId, error: unknown): void {
    transport.rest();
    post({ type: "failed", runId, message: messageOf(error) }, []);
  }

  function slice(): void {
    if (!run || isAdvancing) return;
    const { arms } = run;
    const endsAt = now() + sliceMs;
    if (arms.isCatchingUp) {
      transport.catchUp(arms, endsAt);
      frames.markChanged();
    } else if (transport.isPlaying && transport.train(arms, endsAt)) {
      frames.markChanged();
    }
    if (frames.isDue) {
      const frame = frames.make(run, transport);
      post({ type: "frame", frame }, buffersOf(frame.pictures));
    }
    sleep(arms);
  }

  /** Until the next epoch is due or the next frame may go; with nothing to do, until a command. */
  function sleep(arms: Arms): void {
    const waitMs = arms.isCatchingUp ? 0 : Math.min(transport.waitMs, frames.waitMs);
    if (waitMs < Number.POSITIVE_INFINITY) wake(Math.max(0, waitMs));
  }

  function start(command: Command & { type: "start" }): void {
    const { runId, setUp, data, arms: entries, log, goesOn = false } = command;
    const kept = goesOn ? (run?.arms.all ?? []) : [];
    const from = new Map(kept.map((arm) => [arm.armId, arm.run.trainer.snapshot()]));
    run?.arms.dispose();
    run = null;
    isAdvancing = false;
    transport.restart();
    frames.restart();
    try {
      const experiment = { ...setUp, arms: entries.map(({ arm }) => arm) };
      const arms = new Arms({
        experiment,
        data: completeRun(experiment, data),
        arms: entries,
        log,
        from,
        createTrainer: engine.createTrainer,
        clock: now,
      });
      run = { runId, arms, painter: new Painter(arms, now, subscriptions) };
    } catch (error) {
      fail(runId, error);
    }
  }

  function armsOf(runId: RunId): Arms {
    if (run?.runId !== runId) throw new RangeError(`Run ${runId} is not on`);
    return run.arms;
  }

  function* alone<Answer>(runId: RunId, steps: Steps<Answer>): Steps<Answer> {
    armsOf(runId);
    transport.rest();
    isAdvancing = true;
    try {
      return yield* steps;
    } finally {
      if (run?.runId === runId) {
        isAdvancing = false;
        frames.markChanged();
        wake(0);
      }
    }
  }

  function carryOut(command: Command): void {
    if (command.type === "start") start(command);
    if (!run || command.runId !== run.runId) return;
    const { arms, painter } = run;
    switch (command.type) {
      case "start":
        break;
      case "play":
        transport.play(arms);
        frames.restartSpeed();
        break;
      case "pause":
        transport.pause();
        break;
      case "step":
        transport.step(command.by, arms);
        break;
      case "speed":
        transport.setSpeed(command.speed);
        break;
      case "rates":
        arms.setRates(command.rates);
        break;
      case "arms":
        arms.set(command.arms);
        break;
      case "setParameter":
        arms.setParameter(command.armId, command.index, command.value);
        painter.invalidate();
        break;
      case "subscribe":
        subscriptions = command.subscriptions;
        painter.subscribe(subscriptions);
        frames.markUrgent();
        break;
      case "painted":
        frames.markPainted();
        wake(0);
        return;
    }
    frames.markChanged();
    wake(0);
  }

  post({ type: "ready", engine: engine.engine }, []);
  return {
    receive(command) {
      if (command.type === "request" || command.type === "abort") requests.receive(command);
      else guarded(() => carryOut(command));
    },
  };
}
