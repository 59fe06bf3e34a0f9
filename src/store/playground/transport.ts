import { preparedDataOf } from "../../engine/training/prepare-run.ts";
import type { Frame, RunCommand, RunEvent, RunId, Speed } from "../../protocol/messages.ts";
import { say } from "../../words/say.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import { isStuck } from "./playground-state.ts";
import { runDataOf } from "./run-data.ts";

type TransportCommand = Extract<RunCommand, { type: "play" | "pause" | "step" }>;

export type Transport = ReturnType<typeof createTransport>;

/** Begins runs, and says how far and how fast they go. */
export function createTransport({ store, live, pictures, notices, port }: PlaygroundParts) {
  const { getState, setState } = store;
  let runId: RunId = 0;
  let commands = 0;

  function send(command: TransportCommand): void {
    commands += 1;
    port().send(command);
  }

  /**
   * Begins a new run of what the page shows; goes on playing if it played. Where it `goesOn`, its
   * networks have the weights of the run before, which no address holds.
   */
  function start(log: readonly RunEvent[] = [], goesOn = false): void {
    const { experiment, arms, speed, isPlaying, worker } = getState();
    live.begin(log);
    setState({
      readings: new Map(),
      editedArms: new Set(goesOn ? arms.map(({ armId }) => armId) : []),
      epoch: 0,
      lastEpoch: 0,
      outcomes: new Map(),
      epochsPerSecond: 0,
      isFinished: false,
    });
    if (worker === "lost") return;
    const { arms: _, ...setUp } = experiment;
    const data = preparedDataOf(runDataOf(experiment));
    runId = port().start({ setUp, data, arms, log, ...(goesOn ? { goesOn } : {}) });
    commands = 0;
    port().send({ type: "speed", speed });
    port().send({ type: "subscribe", subscriptions: pictures.subscriptions() });
    if (isPlaying) send({ type: "play" });
  }

  /** Out of the dead end that divergence of every arm is, with the settings as they are by now. */
  function startAgain(): void {
    start();
    notices.notify(say("change.startedAgain"));
  }

  return {
    start,
    /** The run that is on. */
    runId: (): RunId => runId,
    /** A frame that left before the last press of a button does not know of it. */
    isCurrent: ({ transportCommands }: Frame): boolean => transportCommands === commands,

    play(): void {
      if (getState().worker !== "ready") return;
      const again = isStuck(getState());
      setState({ isPlaying: true, notice: null });
      if (again) startAgain();
      else send({ type: "play" });
    },
    pause(): void {
      setState({ isPlaying: false });
      send({ type: "pause" });
    },
    step(): void {
      setState({ isPlaying: false });
      if (isStuck(getState())) startAgain();
      send({ type: "step", by: getState().preferences.stepBy });
    },
    /** Back to epoch 0, at rest: the same seed, so the same start. */
    reset(): void {
      setState({ isPlaying: false, notice: null });
      start();
    },
    setSpeed(speed: Speed): void {
      setState({ speed });
      port().send({ type: "speed", speed });
    },
  };
}
