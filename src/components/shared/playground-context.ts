import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { legendOf } from "../../engine/data/datasets.ts";
import type { DataLegend } from "../../engine/data/legend.ts";
import type { RunData } from "../../engine/training/run-data.ts";
import type { Playground } from "../../store/playground/playground.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { runDataOf } from "../../store/playground/run-data.ts";

export const PlaygroundContext = createContext<Playground | null>(null);

/** The page's store and its actions. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error("No playground around this component");
  return playground;
}

/** A narrow piece of the state; renders again only when that piece changes. */
export function usePlaygroundState<T>(select: (state: PlaygroundState) => T): T {
  return useStore(usePlayground().store, select);
}

/** Whether the link hides a panel, a view or an action. */
export const useIsHidden = (id: string): boolean =>
  usePlaygroundState((state) => state.link.hidden.includes(id));

/** What the points stand for, where they were brought; null otherwise. */
export function useLegend(): DataLegend | null {
  const data = usePlaygroundState((state) => state.experiment.data);
  return useMemo(() => legendOf(data), [data]);
}

/** The points and targets that this experiment's seed fixes, as the worker sees them. */
export function useRunData(): RunData {
  const experiment = usePlaygroundState((state) => state.experiment);
  return useMemo(() => runDataOf(experiment), [experiment]);
}
