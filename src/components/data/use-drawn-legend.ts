import { useStore } from "zustand";
import type { DataLegend } from "../../engine/data/legend.ts";
import { useLegend, usePlayground } from "../shared/playground-context.ts";

/** What the points that are drawn stand for; null where that is said of other points alone. */
export function useDrawnLegend(): DataLegend | null {
  const { drawing } = usePlayground();
  const legend = useLegend();
  const isFresh = useStore(drawing.store, (state) => state.isFresh);
  return isFresh ? null : legend;
}
