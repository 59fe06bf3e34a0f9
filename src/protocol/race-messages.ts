import type { Entrant, Race, RaceSetUp } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { PairComparison } from "../engine/statistics/compare-entrants.ts";
import type { Measure } from "../engine/statistics/race-time.ts";

/** One race from start to end, or one question; what an older one still says is dropped by this. */
export type RaceId = number;

/** A piece of a race that one worker does: some seeds of one entrant. */
export interface RaceJob {
  readonly jobId: number;
  readonly entrant: Entrant;
  readonly seeds: readonly number[];
}

/** What an entrant cost and how far it got in a short trial. */
export interface CostEstimate {
  readonly entrant: Entrant;
  /** Wall-clock of one epoch of one run, four of them in the lanes, with all that a race does. */
  readonly msPerEpoch: number;
  /** Epochs of the trial's runs that ended. */
  readonly endedAfter: readonly number[];
  /** Epochs that each of its other runs reached before the trial's time was up. */
  readonly reached: readonly number[];
}

/** Entrants to hold against each other, with the runs that there are. */
export interface ComparisonRequest {
  readonly race: RaceSetUp;
  /** Maps may be left out. */
  readonly runs: readonly RaceRun[];
  readonly entrants: readonly Entrant[];
  readonly measure: Measure;
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
  | { readonly type: "cancel"; readonly raceId: RaceId }
  /** Asks what the race would cost; answered by "tried". */
  | {
      readonly type: "try";
      readonly raceId: RaceId;
      readonly race: Race;
      readonly entrants: readonly Entrant[];
      readonly msEach: number;
    }
  /** Asks for the results' fingerprint; answered by "fingerprinted". */
  | {
      readonly type: "fingerprint";
      readonly raceId: RaceId;
      readonly race: RaceSetUp;
      readonly runs: readonly RaceRun[];
    }
  /** Asks for all comparisons, whose bootstrap would halt a page; answered by "compared". */
  | { readonly type: "compare"; readonly raceId: RaceId; readonly order: ComparisonRequest };

/** What a race's worker says. */
export type RaceReport =
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
  | { readonly type: "tried"; readonly raceId: RaceId; readonly estimates: readonly CostEstimate[] }
  | { readonly type: "fingerprinted"; readonly raceId: RaceId; readonly fingerprint: string }
  | {
      readonly type: "compared";
      readonly raceId: RaceId;
      readonly comparisons: readonly PairComparison[];
    }
  | { readonly type: "failed"; readonly raceId: RaceId; readonly message: string };

/** A race for the workers; jobs are begun in their order. */
export interface RaceOrder {
  readonly race: Race;
  readonly jobs: readonly RaceJob[];
  readonly withMaps: boolean;
}

/** What the page hears of races: the workers' reports, with what was asked, and the workers' ends. */
export type RaceNews =
  | Extract<RaceReport, { type: "ready" | "runs" }>
  | { readonly type: "tried"; readonly race: Race; readonly estimates: readonly CostEstimate[] }
  | {
      readonly type: "fingerprinted";
      readonly runs: readonly RaceRun[];
      readonly fingerprint: string;
    }
  | {
      readonly type: "compared";
      readonly order: ComparisonRequest;
      readonly comparisons: readonly PairComparison[];
    }
  /** The worker for questions died or failed: what was asked of it will not be answered. */
  | { readonly type: "unanswered" }
  | { readonly type: "finished"; readonly raceId: RaceId }
  | { readonly type: "failed"; readonly raceId: RaceId; readonly message: string }
  /** A worker died; what it had not finished is given to another one. */
  | { readonly type: "lost"; readonly raceId: RaceId; readonly reason: string };
