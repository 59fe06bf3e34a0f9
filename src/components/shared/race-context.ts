import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { RaceState } from "../../store/race/race-state.ts";
import type { Races } from "../../store/race/races.ts";

export const RaceContext = createContext<Races | null>(null);

/** The page's races and what can be done with them. */
export function useRaces(): Races {
  const races = useContext(RaceContext);
  if (!races) throw new Error("No races around this component");
  return races;
}

/** A narrow piece of the races' state; renders again only when that piece changes. */
export function useRaceState<T>(select: (state: RaceState) => T): T {
  return useStore(useRaces().store, select);
}
