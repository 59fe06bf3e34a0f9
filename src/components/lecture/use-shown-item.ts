import { useEffect, useRef } from "react";
import { knownItem } from "../../lessons/lecture/known-item.ts";
import type { LectureState } from "../../store/lessons/lecture.ts";
import { keepWork, showAddress, showClaim } from "../../store/lessons/show-item.ts";
import type { Preferences } from "../../store/shared/preferences.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useLoadedStores } from "../shared/race-stores-context.ts";

/** What somebody may switch while an item is shown, and what changes its pictures. */
const rehearsed = ["lossScale", "epochScale", "showsTestData", "discretises", "shares"] as const;

/** Shows the lecture's items, each as it was rehearsed, in lecture size; the size and the work of before come back in the end. */
export function useShownItem(): void {
  const playground = usePlayground();
  const { races, claims, lecture } = useLoadedStores();
  const before = useRef<Preferences>(null);
  useEffect(() => {
    before.current ??= playground.store.getState().preferences;
    const usual = before.current;
    const stores = { playground, races, claims };
    let isLarge = false;
    /** Claims leave the work of before alone. */
    let restore: (() => Promise<void>) | null = null;

    /** Not kept in the browser: what the person likes is not what a lecture takes. */
    function prefer(change: Partial<Preferences>): void {
      const { preferences } = playground.store.getState();
      playground.store.setState({ preferences: { ...preferences, ...change } });
    }
    function show({ items, at, from }: LectureState): void {
      const item = at === null ? undefined : items?.[at];
      const known = item && knownItem(item);
      if (!known) return;
      const asBefore = Object.fromEntries(rehearsed.map((name) => [name, usual[name]]));
      prefer(asBefore);
      // Once: whoever chooses another size in a lecture keeps it.
      if (!isLarge) playground.showIn("lecture");
      isLarge = true;
      if (known.kind === "claim") {
        showClaim(stores, known.claim.id, from);
        return;
      }
      restore ??= keepWork(stores);
      if (!showAddress(stores, known.query)) {
        lecture.showList();
        playground.notify(say("notice.lockedSetUp"), "error");
      }
    }
    const stop = lecture.store.subscribe((now, then) => {
      if (now.visit !== then.visit) show(now);
      else if (now.at === null && then.at !== null && now.items) {
        claims.open(null);
        playground.open({ view: "claims" });
      }
    });
    show(lecture.store.getState());
    return () => {
      stop();
      void restore?.();
      playground.showIn(null);
    };
  }, [playground, races, claims, lecture]);
}
