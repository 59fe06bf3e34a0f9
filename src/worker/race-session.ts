import { inputCount } from "../engine/data/datasets.ts";
import { mapPoints } from "../engine/race/decision-map.ts";
import { type EntrantRace, startEntrant } from "../engine/race/entrant-race.ts";
import { RunDataCache } from "../engine/race/lane-race.ts";
import { experimentOf, type Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import type {
  RaceCommand,
  RaceId,
  RaceJob,
  RaceRequests,
  RaceWorkerCommand,
  RaceWorkerReply,
} from "../protocol/race-messages.ts";
import { raceRequests } from "./race-requests.ts";
import { createRequestRunner, messageOf } from "./requests.ts";

/** Commands are let in between slices: a pause or a cancel waits no longer than this. */
const sliceMs = 25;

export interface RaceSessionDependencies {
  readonly post: (reply: RaceWorkerReply, transfer: ArrayBuffer[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back as soon as waiting commands have been let in. */
  readonly schedule: (callback: () => void) => void;
  readonly engine: EngineId;
}

export interface RaceSession {
  receive(command: RaceWorkerCommand): void;
}

interface Prepared {
  readonly raceId: RaceId;
  readonly race: Race;
  readonly withMaps: boolean;
  readonly data: RunDataCache;
  readonly waiting: RaceJob[];
  running: { readonly jobId: number; readonly runs: EntrantRace } | null;
  isPaused: boolean;
}

/** A race's worker: does the jobs it is given, a slice at a time. Knows nothing of workers. */
export function createRaceSession(dependencies: RaceSessionDependencies): RaceSession {
  const { post, now, schedule, engine } = dependencies;
  let prepared: Prepared | null = null;
  let isAwake = false;
  const requests = createRequestRunner<RaceRequests>({
    handlers: raceRequests(engine, now),
    post: (event) => post(event, []),
    now,
    schedule,
  });

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    schedule(() => {
      isAwake = false;
      const { raceId } = prepared ?? { raceId: 0 };
      guarded(raceId, slice);
    });
  }

  function guarded(raceId: RaceId, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (raceId === prepared?.raceId) prepared = null;
      post({ type: "failed", raceId, message: messageOf(error) }, []);
    }
  }

  function slice(): void {
    if (!prepared || prepared.isPaused) return;
    const { raceId } = prepared;
    const until = now() + sliceMs;
    do {
      prepared.running ??= nextJob(prepared);
      if (!prepared.running) return;
      const { jobId, runs } = prepared.running;
      const finished = runs.advance(until);
      if (runs.done) prepared.running = null;
      if (finished.length > 0 || runs.done) {
        const isDone = runs.done;
        post({ type: "runs", raceId, jobId, runs: finished, isDone }, mapBuffers(finished));
      }
    } while (now() < until);
    wake();
  }

  function nextJob({ race, withMaps, data, waiting }: Prepared): Prepared["running"] {
    const job = waiting.shift();
    if (!job) return null;
    const { jobId, entrant, seeds } = job;
    const inputs = inputCount(experimentOf(race, entrant, 0).data);
    const mapAt = withMaps ? mapPoints(inputs) : null;
    const options = { race, entrant, seeds, clock: now, mapAt, data };
    return { jobId, runs: startEntrant(engine, options) };
  }

  function carryOut(command: RaceCommand): void {
    if (command.type === "prepare") {
      prepared = {
        raceId: command.raceId,
        race: command.race,
        withMaps: command.withMaps,
        data: new RunDataCache(),
        waiting: [],
        running: null,
        isPaused: false,
      };
      return;
    }
    if (command.raceId !== prepared?.raceId) return;
    switch (command.type) {
      case "job":
        prepared.waiting.push(command.job);
        break;
      case "pause":
        prepared.isPaused = true;
        return;
      case "resume":
        prepared.isPaused = false;
        break;
      case "cancel":
        prepared = null;
        return;
    }
    wake();
  }

  post({ type: "ready", engine }, []);
  return {
    receive(command) {
      if (command.type === "request" || command.type === "abort") requests.receive(command);
      else guarded(command.raceId, () => carryOut(command));
    },
  };
}

const mapBuffers = (runs: readonly RaceRun[]): ArrayBuffer[] =>
  runs.flatMap(({ map }) => (map ? [map.buffer as ArrayBuffer] : []));
