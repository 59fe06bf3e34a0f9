import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { preparedDataOf, prepareRun } from "../../src/engine/training/prepare-run.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import type {
  ArmEntry,
  Command,
  Frame,
  RunEvent,
  TrainingCommand,
  TrainingReply,
} from "../../src/protocol/messages.ts";
import type { Picture, PictureKind } from "../../src/protocol/pictures.ts";
import { createSession } from "../../src/worker/session.ts";

/** A small, quick experiment: 20 training points, two updates an epoch. */
export const smallExperiment: Experiment = {
  ...defaultExperiment,
  data: { ...defaultExperiment.data, sampleCount: 40 },
  arms: [armOf("tanh"), armOf("relu")],
};

export const entries = (experiment: Experiment): readonly ArmEntry[] =>
  experiment.arms.map((arm, index) => ({ armId: `a${index}`, arm }));

/** The command that begins a run, as the page sends it. */
export function startOf(
  experiment: Experiment,
  runId = 1,
  arms: readonly ArmEntry[] = entries(experiment),
  log: readonly RunEvent[] = [],
): Command & { readonly type: "start" } {
  const { arms: _, ...setUp } = experiment;
  const data = preparedDataOf(prepareRun(experiment));
  return structuredClone({ type: "start", runId, setUp, data, arms, log });
}

/**
 * A session whose time passes only when a test says so. Each clock reading costs
 * `tickMs`, so that work takes time as it does in a worker.
 */
export function fakeWorker(tickMs = 0.01, createTrainer: CreateTrainer = createReferenceTrainer) {
  let time = 0;
  let queue: { readonly at: number; readonly callback: () => void }[] = [];
  const replies: TrainingReply[] = [];
  const session = createSession({
    post: (reply) => replies.push(reply),
    now: () => {
      time += tickMs;
      return time;
    },
    schedule: (callback, delayMs) => queue.push({ at: time + delayMs, callback }),
    engine: { engine: "reference", createTrainer },
  });
  const frames = (): readonly Frame[] =>
    replies.flatMap((reply) => (reply.type === "frame" ? [reply.frame] : []));

  /** Runs what falls due within the span; the page paints each frame at once unless told not to. */
  function pass(spanMs: number, paints = true): void {
    const end = time + spanMs;
    while (time < end) {
      const [next] = queue.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      queue = queue.filter((entry) => entry !== next);
      time = Math.max(time, next.at);
      const before = frames().length;
      next.callback();
      const frame = frames().at(-1);
      if (paints && frame && frames().length > before) {
        session.receive({ type: "painted", runId: frame.runId });
      }
    }
    time = Math.max(time, end);
  }

  function lastFrame(): Frame {
    const frame = frames().at(-1);
    if (!frame) throw new Error("No frame was posted");
    return frame;
  }

  return {
    replies,
    frames,
    lastFrame,
    pass,
    /** Time goes by without a single timer firing. */
    sleep: (spanMs: number) => {
      time += spanMs;
    },
    send: (command: TrainingCommand) => session.receive(command),
    /** Every picture of this kind that was posted, the newest last. */
    pictures: <Kind extends PictureKind>(kind: Kind, armId: string): readonly Picture<Kind>[] =>
      frames().flatMap((frame) =>
        frame.pictures.filter(
          ({ subscription }) => subscription.kind === kind && subscription.armId === armId,
        ),
      ) as unknown as readonly Picture<Kind>[],
    start(experiment: Experiment = smallExperiment, runId = 1) {
      session.receive(startOf(experiment, runId));
      pass(50);
    },
  };
}
