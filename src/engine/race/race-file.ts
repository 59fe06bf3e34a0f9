import { arithmeticVersion } from "../fast/arithmetic-version.ts";
import type { EngineId } from "../training/trainer.ts";
import { toBase64 } from "./base64.ts";
import type { Race, RaceSetUp } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

/**
 * A race's results as JSON lines: a header that says which race it is, then one
 * line for each run, in any order. Files of one race merge by concatenation.
 * JSON has neither NaN nor infinities: a number that is none is null.
 */

/** Of the format. */
export const raceFileVersion = 1;

export interface RaceResults {
  /** Seeds span those of the runs. */
  readonly race: Race;
  readonly engine: EngineId;
  /** The version of the arithmetic that made the runs; this program's where it is not said. */
  readonly arithmetic?: number;
  /** By entrant, then seed; none twice. */
  readonly runs: readonly RaceRun[];
}

/** The first line of a file, and of each shard. */
export function raceHeader(
  { experiment, variation, follows }: RaceSetUp,
  engine: EngineId,
  arithmetic = arithmeticVersion,
): string {
  // Every run names its own seed; with the experiment's, headers of equal shards would differ.
  const { seed: _, ...common } = experiment;
  return JSON.stringify({
    type: "race",
    version: raceFileVersion,
    engine,
    arithmetic,
    experiment: common,
    variation,
    ...(follows ? { follows } : {}),
  });
}

/** One run's line. */
export function raceRunLine(run: RaceRun): string {
  const { arm, variant, seed, outcome, epochs, computeMs, map, heldSince } = run;
  return JSON.stringify({
    arm,
    variant,
    seed,
    outcome: outcome.kind,
    epochs,
    computeMs: Number(computeMs.toFixed(3)),
    trainLoss: run.trainLoss,
    testLoss: run.testLoss,
    testAccuracy: run.testAccuracy,
    deadUnits: run.deadUnits,
    ...(heldSince === undefined ? {} : { heldSince }),
    ...(map ? { map: toBase64(map) } : {}),
  });
}

/** A whole file. */
export function raceFile({ race, engine, arithmetic, runs }: RaceResults): string {
  return [raceHeader(race, engine, arithmetic), ...runs.map(raceRunLine), ""].join("\n");
}
