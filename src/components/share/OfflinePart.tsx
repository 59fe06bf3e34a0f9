import { useStore } from "zustand";
import type { OfflineState } from "../../store/page/offline.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { StorageNote } from "./StorageNote.tsx";
import { offlineOf } from "./start-offline.ts";

/** Whether the page works without a network, which version of it waits, and what it takes. */
export function OfflinePart() {
  const playground = usePlayground();
  const offline = offlineOf(playground);
  const state = useStore(offline.store);
  const isPlaying = usePlaygroundState((shown) => shown.isPlaying);
  return (
    <>
      <p role="status">{sentenceOf(state)}</p>
      {state.kind === "waiting" && (
        <p>
          <button type="button" disabled={isPlaying} onClick={offline.takeOver}>
            {say("offline.takeOver")}
          </button>
        </p>
      )}
      {state.kind === "ready" && <p>{say("offline.install")}</p>}
      <StorageNote />
    </>
  );
}

function sentenceOf(state: OfflineState): string {
  switch (state.kind) {
    case "waiting":
      return state.otherTabs > 0
        ? say("offline.otherTabs", { count: state.otherTabs })
        : say("offline.waiting");
    case "notKept":
      return say(state.isFull ? "offline.full" : "offline.notKept");
    default:
      return say(`offline.${state.kind}`);
  }
}
