import type { EngineChoice } from "../engine/create-trainer.ts";
import type { ArmRun } from "../engine/training/run.ts";
import type { ArmFrame, Command, Report, RunId, View } from "../protocol/messages.ts";
import { ArmRuns } from "./arm-runs.ts";
import { Pace, Speedometer } from "./pace.ts";
import { Painter, type Pictures } from "./pictures.ts";

/** Commands are heard between slices, so a slice is short. */
const sliceMs = 4;
/** Shorter than the interval of a 75 Hz display; what really paces frames is the page's "painted". */
const frameIntervalMs = 13;
/** One epoch a frame of a 60 Hz display. */
const defaultSpeed = 60;

export interface SessionDependencies {
  readonly post: (report: Report, transfer: ArrayBuffer[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back after at least `delayMs`; with 0 as soon as waiting commands have been heard. */
  readonly schedule: (callback: () => void, delayMs: number) => void;
  readonly engine: EngineChoice;
}

export interface Session {
  receive(command: Command): void;
}

type StepSize = Extract<Command, { type: "step" }>["by"];

/** One comparison from start to start, with what drives and draws it. */
interface Run {
  readonly runId: RunId;
  readonly comparison: ArmRuns;
  readonly painter: Painter;
  /** Orders to play, pause or step so far. */
  transportOrders: number;
  /** Asked for, but not taken while an arm catches up. */
  steps: readonly StepSize[];
}

const noView: View = { focusedArm: null, boundaryCells: 40, focusCells: 100, unitCells: 24 };

/**
 * The worker's loop: hears commands, trains in short slices, and posts a frame
 * whenever the page has taken in the last one. Knows nothing of workers:
 * posting, time and scheduling are given to it.
 */
export function createSession({ post, now, schedule, engine }: SessionDependencies): Session {
  let run: Run | null = null;
  let isPlaying = false;
  let view = noView;
  let wakeUps = 0;
  let isFramePending = false;
  let isDirty = false;
  let lastFrameAt = Number.NEGATIVE_INFINITY;
  const pace = new Pace(defaultSpeed, now());
  const speedometer = new Speedometer();

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
    isPlaying = false;
    const message = error instanceof Error ? error.message : String(error);
    post({ type: "failed", runId, message }, []);
  }

  function slice(): void {
    if (!run) return;
    const { comparison } = run;
    const endsAt = now() + sliceMs;
    if (comparison.isCatchingUp) {
      do comparison.catchUp();
      while (comparison.isCatchingUp && now() < endsAt);
      takeSteps(run);
      isDirty = true;
      pace.restart(now());
    } else if (isPlaying) {
      train(comparison, endsAt);
    }
    if (isDirty && !isFramePending && now() - lastFrameAt >= frameIntervalMs) postFrame(run);
    sleep(comparison);
  }

  /** All arms step together: a step waits until the late ones are where the others are. */
  function takeSteps(current: Run): void {
    const { comparison, steps } = current;
    if (comparison.isCatchingUp) return;
    current.steps = [];
    for (const by of steps) {
      if (by === "epoch") comparison.trainEpochs(1);
      else comparison.trainIteration();
    }
  }

  function train(comparison: ArmRuns, endsAt: number): void {
    const wasFinished = comparison.isFinished;
    let due = pace.due(now());
    while (due > 0 && isPlaying && now() < endsAt) {
      comparison.trainEpochs(1);
      pace.spend(1);
      due -= 1;
      isDirty = true;
      if (!comparison.canTrain || (!wasFinished && comparison.isFinished)) isPlaying = false;
    }
  }

  /** Until the next epoch is due or the next frame may go; with nothing to do, until a command. */
  function sleep(comparison: ArmRuns): void {
    const waits: number[] = [];
    if (comparison.isCatchingUp) waits.push(0);
    if (isPlaying) waits.push(pace.waitMs);
    if (isDirty && !isFramePending) waits.push(lastFrameAt + frameIntervalMs - now());
    if (waits.length > 0) wake(Math.max(0, Math.min(...waits)));
  }

  function postFrame({ runId, comparison, painter, transportOrders }: Run): void {
    const pictures = painter.paint(view, isPlaying);
    const arms = comparison.arms.map(({ armId, run: armRun }): ArmFrame => {
      const { trainer } = armRun;
      const train = trainer.evaluate("train");
      const test = trainer.evaluate("test");
      const boundary = pictures.boundaries.get(armId);
      return {
        armId,
        epoch: trainer.epoch,
        iteration: trainer.iteration,
        trainLoss: train.loss,
        testLoss: test.loss,
        trainAccuracy: train.accuracy,
        testAccuracy: test.accuracy,
        outcome: armRun.outcome,
        divergedAt: armRun.divergedAt,
        learned: learnedParameters(armRun),
        computeMs: armRun.computeMs,
        history: armRun.takeHistory(),
        boundary: boundary?.values ?? null,
        boundaryCells: boundary?.cells ?? 0,
      };
    });
    const measured = speedometer.mark(now(), comparison.epoch);
    const frame = {
      runId,
      playing: isPlaying,
      transportOrders,
      finished: comparison.isFinished,
      catchingUp: comparison.isCatchingUp,
      epoch: comparison.epoch,
      epochsPerSecond: isPlaying ? measured : 0,
      arms,
      focus: pictures.focus,
    };
    isDirty = !isPlaying && pictures.incomplete;
    isFramePending = true;
    lastFrameAt = now();
    post({ type: "frame", frame }, transferables(pictures));
  }

  function start({ runId, experiment, arms }: Extract<Command, { type: "start" }>): void {
    run?.comparison.dispose();
    run = null;
    isPlaying = false;
    isFramePending = false;
    lastFrameAt = Number.NEGATIVE_INFINITY;
    speedometer.restart();
    pace.restart(now());
    try {
      const { createTrainer } = engine;
      const comparison = new ArmRuns({ experiment, arms, createTrainer, clock: now });
      const painter = new Painter(comparison, now);
      run = { runId, comparison, painter, transportOrders: 0, steps: [] };
    } catch (error) {
      fail(runId, error);
    }
  }

  function execute(command: Command): void {
    if (command.type === "start") start(command);
    if (!run || command.runId !== run.runId) return;
    const { comparison, painter } = run;
    if (["play", "pause", "step"].includes(command.type)) run.transportOrders += 1;
    switch (command.type) {
      case "start":
        break;
      case "play":
        isPlaying = comparison.canTrain;
        run.steps = [];
        pace.restart(now());
        speedometer.restart();
        break;
      case "pause":
        isPlaying = false;
        run.steps = [];
        break;
      case "step":
        isPlaying = false;
        run.steps = [...run.steps, command.by];
        takeSteps(run);
        break;
      case "speed":
        pace.setSpeed(command.speed, now());
        break;
      case "rates":
        comparison.setRates(command.rates);
        break;
      case "arms":
        comparison.setArms(command.arms);
        break;
      case "setParameter":
        setParameter(comparison, command.armId, command.index, command.value);
        painter.invalidate();
        break;
      case "view":
        view = command.view;
        break;
      case "painted":
        isFramePending = false;
        wake(0);
        return;
    }
    isDirty = true;
    wake(0);
  }

  post({ type: "ready", engine: engine.engine }, []);
  return { receive: (command) => guarded(() => execute(command)) };
}

function setParameter(comparison: ArmRuns, armId: string, index: number, value: number): void {
  const run = comparison.arms.find((arm) => arm.armId === armId)?.run;
  if (!run) return;
  const values = run.trainer.parameters();
  values[index] = value;
  run.trainer.setParameters(values);
}

/** As in `ArmFrame`; an arm that learns none is not asked for its parameters. */
function learnedParameters({ shape, trainer }: ArmRun): readonly number[] {
  if (shape.learnablePerLayer === 0) return [];
  return Array.from(trainer.parameters().subarray(shape.learnableOffset), Math.fround);
}

function transferables({ boundaries, focus }: Pictures): ArrayBuffer[] {
  const arrays = [...boundaries.values()].map(({ values }) => values);
  if (focus) {
    arrays.push(focus.boundary, focus.parameters);
    if (focus.units.length > 0) arrays.push(focus.units);
  }
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
