import type { Entrant, Race, RaceSetUp } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { PairComparison } from "../engine/statistics/compare-entrants.ts";
import type { Measure } from "../engine/statistics/race-time.ts";
import type { LossReason } from "./heartbeat.ts";
import type { RequestCommand, RequestEvent } from "./requests.ts";

/** One race from start to end; what an older one still posts is dropped by this. */
export type RaceId = number;

/** A piece of a race that one worker does: some seeds of one entrant. */
export interface RaceJob {
  readonly jobId: number;
  readonly entrant: Entrant;
  readonly seeds: readonly number[];
}

/** What an entrant cost, and how far its first runs got, in a short time. */
export interface CostEstimate {
  readonly entrant: Entrant;
  /** Milliseconds before a job's first epoch: code, data and weights. */
  readonly startMs: number;
  /** Runs that train at a time. */
  readonly lanes: number;
  /** Wall-clock of one epoch of one run where every lane has one, with all that a race does. */
  readonly msPerEpoch: number;
  /** Epochs of the runs that ended. */
  readonly endedAfter: readonly number[];
  /** Epochs that each of the other runs reached before time was up. */
  readonly reached: readonly number[];
}

/** Whatever is asked about races; it is answered by a worker of its own. */
export interface RaceRequests {
  /** What these entrants cost here: some runs of each for a few milliseconds. */
  readonly estimateCosts: {
    readonly arguments: {
      readonly race: Race;
      readonly entrants: readonly Entrant[];
      readonly msEach: number;
    };
    readonly answer: readonly CostEstimate[];
  };
  /** All pairs of these entrants compared, whose bootstrap would halt a page. Maps may be left out. */
  readonly compare: {
    readonly arguments: {
      readonly race: RaceSetUp;
      readonly runs: readonly RaceRun[];
      readonly entrants: readonly Entrant[];
      readonly measure: Measure;
    };
    readonly answer: readonly PairComparison[];
  };
  /** The results' fingerprint. Maps may be left out. */
  readonly fingerprint: {
    readonly arguments: { readonly race: RaceSetUp; readonly runs: readonly RaceRun[] };
    readonly answer: string;
  };
}

export type RaceCommand =
  /** The race that the following jobs belong to; jobs of any other are forgotten. */
  | {
      readonly type: "prepare";
      readonly raceId: RaceId;
      readonly race: Race;
      readonly withMaps: boolean;
    }
  | { readonly type: "job"; readonly raceId: RaceId; readonly job: RaceJob }
  | { readonly type: "pause"; readonly raceId: RaceId }
  | { readonly type: "resume"; readonly raceId: RaceId }
  | { readonly type: "cancel"; readonly raceId: RaceId };

/** What a race's worker posts of its own accord. */
export type RaceWorkerEvent =
  /** `reference` where the machine has no SIMD: slower, and other bits. */
  | { readonly type: "ready"; readonly engine: "fast" | "reference" }
  | {
      readonly type: "runs";
      readonly raceId: RaceId;
      readonly jobId: number;
      readonly runs: readonly RaceRun[];
      /** The job has no more. */
      readonly isDone: boolean;
    }
  | { readonly type: "failed"; readonly raceId: RaceId; readonly message: string };

export type RaceWorkerCommand = RaceCommand | RequestCommand<RaceRequests>;
export type RaceWorkerReply = RaceWorkerEvent | RequestEvent;

/** A race for the workers; jobs are begun in their order. */
export interface RaceOrder {
  readonly race: Race;
  readonly jobs: readonly RaceJob[];
  readonly withMaps: boolean;
}

/** What the page receives of a race. */
export type RaceEvent =
  | Extract<RaceWorkerEvent, { type: "ready" }>
  | { readonly type: "runs"; readonly raceId: RaceId; readonly runs: readonly RaceRun[] }
  | { readonly type: "finished"; readonly raceId: RaceId }
  | { readonly type: "failed"; readonly raceId: RaceId; readonly reason: LossReason }
  /** A worker died; what it had not finished is given to another one. */
  | { readonly type: "lost"; readonly raceId: RaceId; readonly reason: LossReason }
  /** A worker has not loaded for so long; the next race tries another in its place. */
  | { readonly type: "slow"; readonly raceId: RaceId; readonly seconds: number };
