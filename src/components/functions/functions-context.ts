import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { FunctionsState, FunctionsView } from "../../store/functions-view.ts";
import type { Inventions, SavedInvention } from "../../store/inventions.ts";

export interface FunctionsStores {
  readonly view: FunctionsView;
  readonly inventions: Inventions;
}

export const FunctionsContext = createContext<FunctionsStores | null>(null);

function useStores(): FunctionsStores {
  const stores = useContext(FunctionsContext);
  if (!stores) throw new Error("No functions view around this component");
  return stores;
}

/** What can be done to the view of functions. */
export const useFunctionsView = (): FunctionsView => useStores().view;

/** A narrow piece of its state. */
export const useFunctionsState = <T>(select: (state: FunctionsState) => T): T =>
  useStore(useStores().view.store, select);

/** The gallery of inventions, and what can be done to it. */
export const useInventions = (): Inventions => useStores().inventions;

export const useSavedInventions = (): readonly SavedInvention[] =>
  useStore(useStores().inventions.store);
