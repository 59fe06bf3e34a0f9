import { createContext, useContext } from "react";
import { useStore } from "zustand";
import {
  createFunctionsView,
  type FunctionsState,
  type FunctionsView,
} from "../../store/functions/functions-view.ts";
import {
  createInventions,
  type Inventions,
  type SavedInvention,
} from "../../store/functions/inventions.ts";

export interface FunctionsStores {
  readonly view: FunctionsView;
  readonly inventions: Inventions;
}

/** Outside a page, in tests, components get a view of their own that is not saved. */
export const FunctionsContext = createContext<FunctionsStores>({
  view: createFunctionsView(),
  inventions: createInventions(null),
});

const useStores = (): FunctionsStores => useContext(FunctionsContext);

/** What can be done to the view of functions. */
export const useFunctionsView = (): FunctionsView => useStores().view;

/** A narrow piece of its state. */
export const useFunctionsState = <T>(select: (state: FunctionsState) => T): T =>
  useStore(useStores().view.store, select);

/** The gallery of inventions, and what can be done to it. */
export const useInventions = (): Inventions => useStores().inventions;

export const useSavedInventions = (): readonly SavedInvention[] =>
  useStore(useStores().inventions.store);
