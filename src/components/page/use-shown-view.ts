import { type ComponentType, useEffect, useRef, useState } from "react";
import type { Playground } from "../../store/playground/playground.ts";
import { say } from "../../words/say.ts";
import { PlaygroundView } from "../playground/PlaygroundView.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { type LoadedStores, useRaceStores } from "../shared/race-stores-context.ts";
import { type ViewId, viewById, views } from "./views.ts";

interface ShownView {
  readonly id: ViewId;
  readonly Component: ComponentType;
}

/**
 * The wanted view once it has loaded; until then the one before, which goes on. One that
 * cannot be loaded is told, and the view before stays.
 */
export function useShownView(): ShownView | null {
  const playground = usePlayground();
  const stores = useRaceStores();
  const wanted = usePlaygroundState((state) => state.view);
  const [shown, setShown] = useState(() => viewAtHand(wanted));
  const before = useRef<ViewId>("playground");

  useEffect(() => {
    const view = viewById(wanted);
    if (!view) return;
    let isWanted = true;
    const { id, load, needsRaces } = view;
    Promise.all([load?.() ?? PlaygroundView, needsRaces ? stores.load() : null]).then(
      ([Component]) => {
        if (!isWanted) return;
        before.current = id;
        setShown((last) => (last?.id === id ? last : { id, Component }));
      },
      () => {
        if (!isWanted) return;
        playground.notify(say("view.notLoaded", { view: say(`view.${id}`) }), "error");
        playground.open({ view: before.current });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [playground, stores, wanted]);

  usePrefetch(playground, stores, shown !== null);
  return shown;
}

/** The view that the page has from its start. */
function viewAtHand(wanted: string): ShownView | null {
  const view = viewById(wanted);
  return view?.load === null ? { id: view.id, Component: PlaygroundView } : null;
}

/** Keeps the page for use without a network, and fetches the other views, when the page has nothing else to do: they open without a network then. */
function usePrefetch(playground: Playground, stores: LoadedStores, isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    const fetchAll = () => {
      for (const { load } of [...views, stores]) load?.().catch(() => {});
      // Without it the page works as ever, with a network.
      import("../share/start-offline.ts").then(
        ({ offlineOf }) => offlineOf(playground),
        () => {},
      );
    };
    // Safari has no idle callback.
    const timer = window.setTimeout(() => {
      if ("requestIdleCallback" in window) window.requestIdleCallback(fetchAll);
      else fetchAll();
    }, prefetchDelayMs);
    return () => window.clearTimeout(timer);
  }, [playground, stores, isReady]);
}

/** After the first picture, and after most people have pressed play. */
const prefetchDelayMs = 3000;
