import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { RaceDesk } from "../../store/race/race-desk.ts";
import type { RaceState } from "../../store/race/race-state.ts";

export const RaceContext = createContext<RaceDesk | null>(null);

/** The page's races and what can be done with them. */
export function useRaceDesk(): RaceDesk {
  const desk = useContext(RaceContext);
  if (!desk) throw new Error("No race desk around this component");
  return desk;
}

/** A narrow piece of the races' state; renders again only when that piece changes. */
export function useRaceState<T>(select: (state: RaceState) => T): T {
  return useStore(useRaceDesk().store, select);
}
