import { useStore } from "zustand";
import type { RaceState } from "../../store/race/race-state.ts";
import type { Races } from "../../store/race/races.ts";
import { useLoadedStores } from "./race-stores-context.ts";

/** The page's races and what can be done with them. */
export const useRaces = (): Races => useLoadedStores().races;

/** A narrow piece of the races' state; renders again only when that piece changes. */
export function useRaceState<T>(select: (state: RaceState) => T): T {
  return useStore(useRaces().store, select);
}
