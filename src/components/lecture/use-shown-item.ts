import { useEffect, useRef } from "react";
import { knownItem } from "../../lessons/lecture/known-item.ts";
import type { LectureState } from "../../store/lessons/lecture.ts";
import { showAddress, showClaim } from "../../store/lessons/show-item.ts";
import type { Preferences } from "../../store/shared/preferences.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useLoadedStores } from "../shared/race-stores-context.ts";

/** What somebody may switch while an item is shown, and what changes its pictures. */
const rehearsed = [
  ...(["lossScale", "epochScale", "showsTestData"] as const),
  ...(["discretises", "shares"] as const),
] as const;

/** Shows the lecture's items, each as it was rehearsed, in lecture size; the size of before comes back in the end. */
export function useShownItem(): void {
  const playground = usePlayground();
  const { races, claims, lecture } = useLoadedStores();
  const before = useRef<Preferences>(null);
  useEffect(() => {
    before.current ??= playground.store.getState().preferences;
    const usual = before.current;
    const stage = { playground, races, claims };

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
      prefer({ ...asBefore, size: "lecture" });
      if (known.kind === "claim") showClaim(stage, known.claim.id, from);
      else if (!showAddress(stage, known.query)) {
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
      prefer({ size: usual.size });
    };
  }, [playground, races, claims, lecture]);
}
