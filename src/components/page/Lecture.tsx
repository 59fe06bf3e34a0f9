import { useSyncExternalStore } from "react";
import { fetchedPart } from "../shared/fetched-part.tsx";
import { useRaceStores } from "../shared/race-stores-context.ts";
import { fetchView } from "./views.ts";

/** With what any view needs: its items open several. */
const Bar = fetchedPart(
  fetchView(async () => (await import("../lecture/LectureBar.tsx")).LectureBar, ["lecture"]),
);

/** Where in a lecture the page is; nothing while none is on. */
export function Lecture() {
  const stores = useRaceStores();
  const isOnNow = () => stores.current()?.lecture.store.getState().items != null;
  const isOn = useSyncExternalStore(stores.subscribeLecture, isOnNow, isOnNow);
  return isOn && <Bar />;
}
