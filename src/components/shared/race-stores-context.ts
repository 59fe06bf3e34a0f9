import { createContext, useContext } from "react";
import type { Claims } from "../../store/lessons/claims.ts";
import type { Lecture } from "../../store/lessons/lecture.ts";
import type { Races } from "../../store/race/races.ts";

export interface RaceStores {
  readonly races: Races;
  readonly claims: Claims;
  readonly lecture: Lecture;
}

/** The stores of races and claims, which load with the first view that needs them. */
export interface LoadedStores {
  /** Null until they have loaded. */
  current(): RaceStores | null;
  /** Rejects where they cannot be had. */
  load(): Promise<RaceStores>;
  /** Hears of every change of the lecture, also before its store has loaded; returns the end of it. */
  subscribeLecture(listener: () => void): () => void;
}

export const RaceStoresContext = createContext<LoadedStores | null>(null);

export function useRaceStores(): LoadedStores {
  const stores = useContext(RaceStoresContext);
  if (!stores) throw new Error("No races around this component");
  return stores;
}

/** Those of a view that is shown once they have loaded. */
export function useLoadedStores(): RaceStores {
  const stores = useRaceStores().current();
  if (!stores) throw new Error("The races were used before they had loaded");
  return stores;
}
