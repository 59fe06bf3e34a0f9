import { useMemo, useSyncExternalStore } from "react";
import type { Margin } from "./plot-area.ts";

const unitNow = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

function onResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** How many times larger than on a usual window everything is drawn: type grows with the window. */
export const useUnit = (): number => useSyncExternalStore(onResize, unitNow, unitNow);

/** A margin for the usual window, as large as this window asks for. */
export function useMargin({ left, right, top, bottom }: Margin): Margin {
  const unit = useUnit();
  return useMemo(
    () => ({ left: left * unit, right: right * unit, top: top * unit, bottom: bottom * unit }),
    [left, right, top, bottom, unit],
  );
}
