import type { StoreApi } from "zustand/vanilla";
import type { Race } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import type { PairComparison } from "../../engine/statistics/compare-entrants.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EngineId } from "../../engine/training/trainer.ts";
import type { Notice } from "../playground/playground-state.ts";
import type { SavedRace } from "./race-archive.ts";
import type { DurationEstimate, RaceSettings } from "./race-plan.ts";

/** Runs of one race, all of them or as many as there are yet. */
export interface RaceResult {
  readonly race: Race;
  readonly engine: EngineId;
  /** The version of the arithmetic that made the runs; this program's where it is not said. */
  readonly arithmetic?: number;
  /** By entrant, then seed. */
  readonly runs: readonly RaceRun[];
}

export interface ShownRace extends RaceResult {
  /** The sweep that gave each arm its learning rate, where there was one. */
  readonly sweep: RaceResult | null;
  /** Each arm's place in colours and markers, as the playground had it. */
  readonly slots: readonly number[];
  /** From a file or the browser's storage: its name. */
  readonly name: string | null;
}

/** Which of its two parts a race is in. */
export type RacePart = "sweep" | "race";

export type RaceStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "running" | "paused"; readonly part: RacePart; readonly progress: Progress }
  | { readonly kind: "finished"; readonly tookMs: number }
  /** Ended early by the person or by a fault; what there is stays. */
  | { readonly kind: "cancelled" };

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Null while nothing is known. */
  readonly leftMs: number | null;
}

export interface RaceState {
  readonly settings: RaceSettings;
  readonly estimate: DurationEstimate | null;
  readonly status: RaceStatus;
  readonly shown: ShownRace | null;
  /** Another race to hold the shown one against. */
  readonly compared: ShownRace | null;
  /** What times are counted in; the two are never mixed. */
  readonly measure: Measure;
  /** Which value of the variation the charts and the table show. */
  readonly variant: number;
  /** Of the shown race's arms at `variant`, in `measure`; of a moment ago while runs come in. */
  readonly comparisons: readonly PairComparison[];
  /** Of the shown results; null while they grow or it is being worked out. */
  readonly fingerprint: string | null;
  readonly saved: readonly SavedRace[];
  readonly notice: Notice | null;
}

export type RaceStore = StoreApi<RaceState>;

export type Notify = (text: string, tone?: Notice["tone"]) => void;
