import type { Entrant, Race, RaceSetUp } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type {
  ComparisonRequest,
  RaceCommand,
  RaceId,
  RaceJob,
  RaceNews,
  RaceOrder,
  RaceReport,
} from "../protocol/race-messages.ts";
import { createWorkerWatch, type Line, type WorkerWatch } from "./worker-watch.ts";

export interface RacePoolOptions {
  readonly createWorker: () => Worker;
  readonly workerCount: number;
  readonly onEvent: (event: RaceNews) => void;
}

export interface RacePool {
  readonly workerCount: number;
  /** Begins a race, in place of the one that may be on; jobs are begun in their order. */
  start(order: RaceOrder): RaceId;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Asks what these entrants cost; answered by "tried", unless asked anew meanwhile. */
  try(race: Race, entrants: readonly Entrant[], msEach: number): void;
  /** Asks for comparisons; answered by "compared", unless asked anew meanwhile. */
  compare(order: ComparisonRequest): void;
  /** Asks for the fingerprint of these results; answered by "fingerprinted". */
  fingerprint(race: RaceSetUp, runs: readonly RaceRun[]): void;
  dispose(): void;
}

/** A worker that cannot even start is not started for ever. */
const mostDeathsInARow = 4;

/** Jobs that a worker holds: one to do, and one so that it need not wait for the page. */
const jobsAhead = 2;

/** At least one, at most eight: more workers than that no longer help a race that fits a lecture. */
export const usefulWorkers = (cores: number): number => Math.max(1, Math.min(8, Math.floor(cores)));

interface Member {
  readonly line: Line<RaceCommand>;
  readonly jobs: Map<number, RaceJob>;
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
  const aside = createAside(watch, createWorker, onEvent);

  function spawn(): Member {
    const line = watch.open<RaceCommand, RaceReport>({
      createWorker,
      hear: (report) => hear(member, report),
      lose: (reason) => lose(member, reason),
    });
    const member: Member = { line, jobs: new Map() };
    return member;
  }

  function gather(): void {
    while (members.length < workerCount) members.push(spawn());
  }

  function prepare(member: Member): void {
    if (!order) return;
    const { race, withMaps } = order;
    member.line.send({ type: "prepare", raceId, race, withMaps });
    if (isPaused) member.line.send({ type: "pause", raceId });
  }

  /** Round by round, so that no worker sits on two jobs while another has none. */
  function feed(): void {
    for (let held = 0; held < jobsAhead; held++) {
      for (const member of members) {
        if (member.jobs.size > held) continue;
        const job = waiting.shift();
        if (!job) return;
        member.jobs.set(job.jobId, job);
        member.line.send({ type: "job", raceId, job });
      }
    }
  }

  function hear(member: Member, report: RaceReport): void {
    if (report.type === "ready") {
      onEvent(report);
    } else if (report.raceId === raceId && order) {
      if (report.type === "failed") fail(report.message);
      else if (report.type === "runs") hearRuns(member, report);
    }
  }

  function hearRuns(member: Member, report: Extract<RaceReport, { type: "runs" }>): void {
    deathsInARow = 0;
    const job = member.jobs.get(report.jobId);
    if (job && report.isDone) {
      member.jobs.delete(report.jobId);
    } else if (job) {
      // What has come need not be run again if this worker dies.
      const came = new Set(report.runs.map(({ seed }) => seed));
      const seeds = job.seeds.filter((seed) => !came.has(seed));
      member.jobs.set(report.jobId, { ...job, seeds });
    }
    feed();
    onEvent(report);
    if (order && waiting.length === 0 && members.every(({ jobs }) => jobs.size === 0)) {
      order = null;
      onEvent({ type: "finished", raceId });
    }
  }

  function fail(message: string): void {
    const failed = raceId;
    cancel();
    onEvent({ type: "failed", raceId: failed, message });
  }

  function lose(member: Member, reason: string): void {
    members = members.filter((other) => other !== member);
    deathsInARow += 1;
    if (deathsInARow >= mostDeathsInARow) {
      if (order) fail(reason);
      return;
    }
    waiting = [...member.jobs.values(), ...waiting];
    const fresh = spawn();
    members.push(fresh);
    if (!order) return;
    prepare(fresh);
    feed();
    onEvent({ type: "lost", raceId, reason });
  }

  function cancel(): void {
    for (const member of members) {
      member.jobs.clear();
      member.line.send({ type: "cancel", raceId });
    }
    order = null;
    waiting = [];
    isPaused = false;
  }

  return {
    workerCount,
    start(next) {
      if (order) cancel();
      gather();
      raceId += 1;
      order = next;
      waiting = [...next.jobs];
      isPaused = false;
      deathsInARow = 0;
      for (const member of members) prepare(member);
      feed();
      return raceId;
    },
    pause() {
      isPaused = true;
      for (const member of members) member.line.send({ type: "pause", raceId });
    },
    resume() {
      isPaused = false;
      for (const member of members) member.line.send({ type: "resume", raceId });
    },
    cancel,
    ...aside,
    dispose() {
      for (const { line } of members) line.close();
      members = [];
      aside.dispose();
    },
  };
}

/** One more worker, for questions about races: they must hold up neither a race nor the page. */
function createAside(
  watch: WorkerWatch,
  createWorker: () => Worker,
  onEvent: RacePoolOptions["onEvent"],
) {
  let line: Line<RaceCommand> | null = null;
  let questions = 0;
  let trial: { readonly raceId: RaceId; readonly race: Race } | null = null;
  let print: { readonly raceId: RaceId; readonly runs: readonly RaceRun[] } | null = null;
  let comparison: { readonly raceId: RaceId; readonly order: ComparisonRequest } | null = null;

  function hear(report: RaceReport): void {
    if (report.type === "tried" && trial?.raceId === report.raceId) {
      onEvent({ type: "tried", race: trial.race, estimates: report.estimates });
    } else if (report.type === "fingerprinted" && print?.raceId === report.raceId) {
      onEvent({ type: "fingerprinted", runs: print.runs, fingerprint: report.fingerprint });
    } else if (report.type === "compared" && comparison?.raceId === report.raceId) {
      onEvent({ type: "compared", order: comparison.order, comparisons: report.comparisons });
    } else if (report.type === "failed") {
      onEvent({ type: "unanswered" });
    }
  }

  function send(command: RaceCommand): void {
    line ??= watch.open({ createWorker, hear, lose });
    line.send(command);
  }

  /** The next question gets a new worker. */
  function lose(): void {
    line = null;
    onEvent({ type: "unanswered" });
  }

  function dispose(): void {
    line?.close();
    line = null;
  }

  return {
    try(race: Race, entrants: readonly Entrant[], msEach: number): void {
      trial = { raceId: ++questions, race };
      send({ type: "try", raceId: trial.raceId, race, entrants, msEach });
    },
    compare(order: ComparisonRequest): void {
      comparison = { raceId: ++questions, order };
      send({ type: "compare", raceId: comparison.raceId, order });
    },
    fingerprint(race: RaceSetUp, runs: readonly RaceRun[]): void {
      print = { raceId: ++questions, runs };
      const withoutMaps = runs.map((run) => ({ ...run, map: null }));
      send({ type: "fingerprint", raceId: print.raceId, race, runs: withoutMaps });
    },
    dispose,
  };
}
