import { createOffline, type Offline, type WorkerContainer } from "../../store/page/offline.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { loadRooms, say } from "../../words/say.ts";

let known: Offline | null = null;

/** How the page stands without a network; begins to keep it where it is first asked. */
export function offlineOf(playground: Playground): Offline {
  if (known) return known;
  known = createOffline({
    container: containerOf(),
    onWaiting: () => void announce(playground),
    reload: () => window.location.reload(),
  });
  void known.start("sw.js");
  return known;
}

/** Null on pages of an unsafe origin, in some private windows, and while the page is developed. */
const containerOf = (): WorkerContainer | null =>
  import.meta.env.PROD && "serviceWorker" in navigator
    ? (navigator.serviceWorker as unknown as WorkerContainer)
    : null;

/** Not in the middle of a run: its news come first. */
async function announce(playground: Playground): Promise<void> {
  await loadRooms(["share"]);
  const notify = () => playground.notify(say("offline.news"));
  if (!playground.store.getState().isPlaying) return notify();
  const stop = playground.store.subscribe(({ isPlaying }) => {
    if (isPlaying) return;
    stop();
    notify();
  });
}
