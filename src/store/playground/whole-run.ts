import type { Frame, Place } from "../../protocol/messages.ts";
import type { ChangeHistory } from "./change-history.ts";
import type { Moment } from "./moments.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import type { Transport } from "./transport.ts";

interface Moments {
  returnTo(moment: Moment, signal?: AbortSignal): Promise<Place>;
}

/** The run as one piece: to be taken along, or put in another's place. */
export function createWholeRun(
  { store, live, pictures, notices }: PlaygroundParts,
  { pause, isCurrent }: Transport,
  { returnTo }: Moments,
  { record }: Pick<ChangeHistory, "record">,
) {
  const isAtRest = (frame: Frame | null): frame is Frame =>
    frame !== null && isCurrent(frame) && !frame.playing && !frame.catchingUp;

  return {
    /** Pauses; resolves with the frame that shows the run at rest. Rejects where there is no worker. */
    rest(): Promise<Frame> {
      if (store.getState().worker !== "ready") return Promise.reject(new Error("no worker"));
      if (store.getState().isPlaying) pause();
      const now = live.frame.getState();
      if (isAtRest(now)) return Promise.resolve(now);
      return new Promise((resolve) => {
        const stop = live.frame.subscribe((frame) => {
          if (!isAtRest(frame)) return;
          stop();
          resolve(frame);
        });
      });
    },
    /**
     * Another run takes the place of the one that is on, which undo brings back. Rejects where the
     * link locks what would change, which it says.
     */
    exchange(moment: Moment): Promise<Place> {
      if (notices.refusesAll(moment.experiment)) return Promise.reject(new Error("locked"));
      record("experiment");
      store.setState({ problems: [] });
      pictures.keepOnly([]);
      return returnTo(moment);
    },
  };
}
