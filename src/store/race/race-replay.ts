import type { Experiment } from "../../engine/experiment/experiment.ts";
import { type Entrant, experimentOf, type RaceSetUp } from "../../engine/race/race.ts";
import { armLabel, armStates } from "../playground/arms.ts";

/** The arms' names, each unlike the others'. */
export function armNames({ experiment }: RaceSetUp): readonly string[] {
  const states = armStates(experiment.arms);
  return states.map((state) => armLabel(state, states));
}

/**
 * What the playground must show to run one of a race's runs again, bit for bit:
 * that seed, that value of the variation, and all arms beside each other.
 */
export function replayOf(race: RaceSetUp, { arm, variant }: Entrant, seed: number): Experiment {
  const arms = race.experiment.arms.flatMap(
    (_, index) => experimentOf(race, { arm: index, variant }, seed).arms,
  );
  return { ...experimentOf(race, { arm, variant }, seed), arms };
}
