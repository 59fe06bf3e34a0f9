import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import type { RunOutcome } from "../../../src/engine/training/outcome.ts";
import type { Frame, RunCommand } from "../../../src/protocol/messages.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import type { RunStart, TrainingPort } from "../../../src/store/playground/training-port.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";

type Sent = RunCommand | (RunStart & { readonly type: "start" });

/** A playground with a ready worker that only writes down what it is sent. */
export function testPlayground(experiment: Experiment = defaultExperiment) {
  let time = 0;
  const playground = createPlayground({
    experiment,
    preferences: defaultPreferences,
    storage: null,
    now: () => time,
  });
  const sent: Sent[] = [];
  const port: TrainingPort = {
    start(run) {
      sent.push({ type: "start", ...run });
      return 1;
    },
    send: (command) => sent.push(command),
    // The way to another place of the run is answered; nothing else is.
    request: (_, args) =>
      "to" in args ? (Promise.resolve(args.to) as Promise<never>) : new Promise(() => {}),
    restart: () => {},
  };
  playground.connect(port);
  playground.receive({ type: "ready", engine: "fast" });
  const state = () => playground.store.getState();

  /** A frame of the arms that are there; transport commands default to those sent since the start. */
  function frame(
    change: Partial<Frame> = {},
    outcome: RunOutcome | null = null,
    divergedAt = outcome?.kind === "diverged" ? outcome.atEpoch : null,
  ): Frame {
    const sinceStart = sent.slice(sent.findLastIndex(({ type }) => type === "start"));
    return {
      runId: 1,
      playing: state().isPlaying,
      transportCommands: sinceStart.filter(({ type }) => ["play", "pause", "step"].includes(type))
        .length,
      finished: false,
      catchingUp: false,
      epoch: 1,
      end: { epoch: change.epoch ?? 1, update: 0 },
      cutAfter: null,
      epochsPerSecond: 60,
      arms: state().arms.map(({ armId }) => ({
        armId,
        epoch: 1,
        iteration: 25,
        trainLoss: 0.4,
        testLoss: 0.5,
        trainAccuracy: 0.6,
        testAccuracy: 0.5,
        outcome,
        heldSince: null,
        lostSince: null,
        divergedAt,
        learned: [],
        computeMs: 0.4,
        history: [{ epoch: change.epoch ?? 1, trainLoss: 0.4, testLoss: 0.5, testAccuracy: 0.5 }],
      })),
      pictures: [],
      events: [],
      ...change,
    };
  }

  return {
    playground,
    sent,
    state,
    frame,
    receiveFrame: (next: Frame) => playground.receive({ type: "frame", frame: next }),
    passMs: (spanMs: number) => {
      time += spanMs;
    },
    types: () => sent.map(({ type }) => type),
  };
}
