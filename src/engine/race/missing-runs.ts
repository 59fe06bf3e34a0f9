import { type Entrant, entrantsOf } from "./race.ts";
import type { RaceResults } from "./race-file.ts";

/** An entrant that lacks seeds which others have. */
export interface MissingRuns {
  readonly entrant: Entrant;
  /** How many of the seeds it has. */
  readonly count: number;
  readonly seeds: number;
}

export function missingRuns({ race, runs }: RaceResults): readonly MissingRuns[] {
  const seeds = new Set(runs.map(({ seed }) => seed));
  return entrantsOf(race).flatMap((entrant) => {
    const { arm, variant } = entrant;
    const count = runs.filter((run) => run.arm === arm && run.variant === variant).length;
    return count < seeds.size ? [{ entrant, count, seeds: seeds.size }] : [];
  });
}
