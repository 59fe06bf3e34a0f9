import type { EngineId } from "../training/trainer.ts";
import { LaneRace, type LaneRaceOptions } from "./lane-race.ts";
import type { RaceRun } from "./race-run.ts";
import { SoloRace } from "./solo-race.ts";

/** The runs of one entrant, in either engine. */
export interface EntrantRace {
  readonly done: boolean;
  /** How many runs train at a time. */
  readonly lanes: number;
  /** Epochs that were trained so far, of all lanes together where there are several. */
  readonly epochs: number;
  /** Epochs of each run that has begun and not ended. */
  readonly running: readonly number[];
  /** Trains until `untilMs` on the clock or until all runs have ended; returns those that ended. */
  advance(untilMs: number): readonly RaceRun[];
}

/** Four at a time in the SIMD lanes, or one after another in float64. */
export const startEntrant = (engine: EngineId, options: LaneRaceOptions): EntrantRace =>
  engine === "fast" ? new LaneRace(options) : new SoloRace(options);
