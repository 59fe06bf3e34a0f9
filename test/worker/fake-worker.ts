import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import type { CreateTrainer } from "../../src/engine/training/trainer.ts";
import type { ArmEntry, Command, Frame, Report } from "../../src/protocol/messages.ts";
import { createSession } from "../../src/worker/session.ts";

/** A small, quick experiment: 20 training points, two updates an epoch. */
export const smallExperiment: Experiment = {
  ...defaultExperiment,
  data: { ...defaultExperiment.data, sampleCount: 40 },
  arms: [armOf("tanh"), armOf("relu")],
};

export const entries = (experiment: Experiment): readonly ArmEntry[] =>
  experiment.arms.map((arm, index) => ({ armId: `a${index}`, arm }));

/**
 * A session whose time passes only when a test says so. Each clock reading costs
 * `tickMs`, so that work takes time as it does in a worker.
 */
export function fakeWorker(tickMs = 0.01, createTrainer: CreateTrainer = createReferenceTrainer) {
  let time = 0;
  let queue: { readonly at: number; readonly callback: () => void }[] = [];
  const reports: Report[] = [];
  const session = createSession({
    post: (report) => reports.push(report),
    now: () => {
      time += tickMs;
      return time;
    },
    schedule: (callback, delayMs) => queue.push({ at: time + delayMs, callback }),
    engine: { engine: "reference", createTrainer },
  });
  const frames = (): readonly Frame[] =>
    reports.flatMap((report) => (report.type === "frame" ? [report.frame] : []));

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
    reports,
    frames,
    lastFrame,
    pass,
    /** Time goes by without a single timer firing. */
    sleep: (spanMs: number) => {
      time += spanMs;
    },
    send: (command: Command) => session.receive(command),
    start(experiment: Experiment = smallExperiment, runId = 1) {
      session.receive({ type: "start", runId, experiment, arms: entries(experiment) });
      pass(50);
    },
  };
}
