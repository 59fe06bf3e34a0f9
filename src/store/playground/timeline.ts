import type { Place } from "../../protocol/messages.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import type { Transport } from "./transport.ts";

/** The way along the run that is on: any epoch of it can be shown again, and training goes on from there. */
export function createTimeline(
  { store, live, port }: PlaygroundParts,
  { pause, runId }: Transport,
) {
  let wanted: { readonly runId: number; readonly to: Place } | null = null;
  let isGoing = false;

  /** One way after the other, the newest wish next. */
  async function go(): Promise<void> {
    isGoing = true;
    try {
      while (wanted) {
        const next = wanted;
        wanted = null;
        await port().request("goTo", next);
      }
    } catch {
      // Another run is on by now, or its worker is lost, which the page says by itself.
      wanted = null;
    } finally {
      isGoing = false;
    }
  }

  function goToPlace(to: Place): void {
    if (store.getState().worker !== "ready") return;
    if (store.getState().isPlaying) pause();
    wanted = { runId: runId(), to };
    if (!isGoing) void go();
  }

  return {
    /** Shows the run as it was at an epoch, at rest. */
    goTo: (epoch: number): void => goToPlace({ epoch, update: 0 }),
    /** Back to the furthest place that the run has reached. */
    goToNow(): void {
      const end = live.frame.getState()?.end;
      if (end) goToPlace(end);
    },
  };
}
