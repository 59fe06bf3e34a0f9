import { type ComponentType, useEffect, useRef, useState } from "react";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
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
  const wanted = usePlaygroundState((state) => state.view);
  const [shown, setShown] = useState<ShownView | null>(null);
  const before = useRef<ViewId>("playground");

  useEffect(() => {
    const view = viewById(wanted);
    if (!view) return;
    let isWanted = true;
    const { id, load } = view;
    load().then(
      (Component) => {
        if (!isWanted) return;
        before.current = id;
        setShown({ id, Component });
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
  }, [playground, wanted]);

  usePrefetch(shown !== null);
  return shown;
}

/** Fetches the other views when the page has nothing else to do: they open without a network then. */
function usePrefetch(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    const fetchAll = () => {
      for (const { load } of views) load().catch(() => {});
    };
    // Safari has no idle callback.
    const timer = window.setTimeout(() => {
      if ("requestIdleCallback" in window) window.requestIdleCallback(fetchAll);
      else fetchAll();
    }, prefetchDelayMs);
    return () => window.clearTimeout(timer);
  }, [isReady]);
}

/** After the first picture, and after most people have pressed play. */
const prefetchDelayMs = 3000;
