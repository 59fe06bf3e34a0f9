import type { Entrant, Race } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";

/** The race of one seat in a class: its number is its seed, and all else is as on the wall. */
export const raceOfSeat = (race: Race, seat: number): Race => ({
  ...race,
  seeds: { first: seat, count: 1 },
});

/** How one entrant did with a seat's seed; null where it did not get there. */
export interface SeatTime {
  readonly entrant: Entrant;
  readonly epochs: number | null;
}

/** What a seat's runs say: each entrant's epochs, and who was first; null where several or none were. */
export interface SeatResult {
  readonly times: readonly SeatTime[];
  readonly first: Entrant | null;
}

export function seatResult(runs: readonly RaceRun[]): SeatResult {
  const times = runs.map(
    ({ arm, variant, outcome }): SeatTime => ({
      entrant: { arm, variant },
      epochs: outcome.kind === "converged" ? outcome.epochsToTarget : null,
    }),
  );
  const least = Math.min(...times.map(({ epochs }) => epochs ?? Number.POSITIVE_INFINITY));
  const ahead = times.filter(({ epochs }) => epochs === least);
  return { times, first: ahead.length === 1 ? (ahead[0]?.entrant ?? null) : null };
}
