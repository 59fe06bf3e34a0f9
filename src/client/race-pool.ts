import { type LossReason, slowLoadMs } from "../protocol/heartbeat.ts";
import type {
  RaceCommand,
  RaceEvent,
  RaceId,
  RaceJob,
  RaceOrder,
  RaceRequests,
  RaceWorkerEvent,
} from "../protocol/race-messages.ts";
import type { Request } from "../protocol/requests.ts";
import { createRequestWorker } from "./request-worker.ts";
import { createWorkerWatch, type WorkerHandle } from "./worker-watch.ts";

export interface RacePoolOptions {
  readonly createWorker: () => Worker;
  readonly workerCount: number;
  readonly onEvent: (event: RaceEvent) => void;
}

export interface RacePool {
  readonly workerCount: number;
  /** Begins a race, in place of the one that may be on; jobs are begun in their order. */
  start(order: RaceOrder): RaceId;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Asks one more worker, so that no answer holds up a race or the page. */
  readonly request: Request<RaceRequests>;
  dispose(): void;
}

/** A worker that cannot even start is not started for ever. */
const mostDeathsInARow = 4;

/** Jobs that a worker holds: one to do, and one so that it need not wait for the page. */
const jobsAhead = 2;

/** At least one, at most eight: more workers than that no longer help a race that fits a lecture. */
export const usefulWorkers = (cores: number): number => Math.max(1, Math.min(8, Math.floor(cores)));

interface Member {
  readonly worker: WorkerHandle<RaceCommand>;
  readonly jobs: Map<number, RaceJob>;
  isSlow: boolean;
}

/** The workers that run races. They start with the first order and stay, warm, for the next one. */
export function createRacePool({ createWorker, workerCount, onEvent }: RacePoolOptions): RacePool {
  let members: Member[] = [];
  let raceId: RaceId = 0;
  let order: RaceOrder | null = null;
  let waiting: RaceJob[] = [];
  let isPaused = false;
  let deathsInARow = 0;
  const watch = createWorkerWatch();
  const asked = createRequestWorker<RaceRequests>(watch, createWorker);

  function open(): Member {
    const worker = watch.open<RaceCommand, RaceWorkerEvent>({
      createWorker,
      onEvent: (event) => receive(member, event),
      onLost: (reason) => replace(member, reason),
      onSlow: () => {
        member.isSlow = true;
        onEvent({ type: "slow", raceId, seconds: slowLoadMs / 1000 });
      },
    });
    const member: Member = { worker, jobs: new Map(), isSlow: false };
    return member;
  }

  function sendAll(command: RaceCommand): void {
    for (const { worker } of members) worker.send(command);
  }

  function prepare({ worker }: Member): void {
    if (!order) return;
    const { race, withMaps } = order;
    worker.send({ type: "prepare", raceId, race, withMaps });
    if (isPaused) worker.send({ type: "pause", raceId });
  }

  /** Round by round, so that no worker has two jobs while another has none. */
  function handOutJobs(): void {
    for (let held = 0; held < jobsAhead; held++) {
      for (const member of members) {
        if (member.jobs.size > held) continue;
        const job = waiting.shift();
        if (!job) return;
        member.jobs.set(job.jobId, job);
        member.worker.send({ type: "job", raceId, job });
      }
    }
  }

  function receive(member: Member, event: RaceWorkerEvent): void {
    member.isSlow = false;
    if (event.type === "ready") {
      onEvent(event);
    } else if (event.raceId === raceId && order) {
      if (event.type === "failed") fail({ kind: "error", message: event.message });
      else receiveRuns(member, event);
    }
  }

  function receiveRuns(member: Member, event: Extract<RaceWorkerEvent, { type: "runs" }>): void {
    const { jobId, runs, isDone } = event;
    deathsInARow = 0;
    const job = member.jobs.get(jobId);
    if (job && isDone) {
      member.jobs.delete(jobId);
    } else if (job) {
      // What has come need not be run again if this worker dies.
      const came = new Set(runs.map(({ seed }) => seed));
      const seeds = job.seeds.filter((seed) => !came.has(seed));
      member.jobs.set(jobId, { ...job, seeds });
    }
    handOutJobs();
    onEvent({ type: "runs", raceId, runs });
    if (order && waiting.length === 0 && members.every(({ jobs }) => jobs.size === 0)) {
      order = null;
      onEvent({ type: "finished", raceId });
    }
  }

  function fail(reason: LossReason): void {
    const failed = raceId;
    cancel();
    onEvent({ type: "failed", raceId: failed, reason });
  }

  function replace(member: Member, reason: LossReason): void {
    members = members.filter((other) => other !== member);
    deathsInARow += 1;
    if (deathsInARow >= mostDeathsInARow) {
      if (order) fail(reason);
      return;
    }
    waiting = [...member.jobs.values(), ...waiting];
    const fresh = open();
    members.push(fresh);
    if (!order) return;
    prepare(fresh);
    handOutJobs();
    onEvent({ type: "lost", raceId, reason });
  }

  function cancel(): void {
    for (const { jobs } of members) jobs.clear();
    sendAll({ type: "cancel", raceId });
    order = null;
    waiting = [];
    isPaused = false;
  }

  return {
    workerCount,
    start(next) {
      if (order) cancel();
      for (const { worker } of members.filter(({ isSlow }) => isSlow)) worker.close();
      members = members.filter(({ isSlow }) => !isSlow);
      while (members.length < workerCount) members.push(open());
      raceId += 1;
      order = next;
      waiting = [...next.jobs];
      isPaused = false;
      deathsInARow = 0;
      for (const member of members) prepare(member);
      handOutJobs();
      return raceId;
    },
    pause() {
      isPaused = true;
      sendAll({ type: "pause", raceId });
    },
    resume() {
      isPaused = false;
      sendAll({ type: "resume", raceId });
    },
    cancel,
    request: asked.request,
    dispose() {
      for (const { worker } of members) worker.close();
      members = [];
      asked.dispose();
    },
  };
}
