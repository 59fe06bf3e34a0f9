import { useMemo } from "react";
import { useStore } from "zustand";
import { type KnownItem, knownItem } from "../../lessons/lecture/known-item.ts";
import { itemText, type LectureItem } from "../../lessons/lecture/lecture.ts";
import type { Lecture, LectureState } from "../../store/lessons/lecture.ts";
import { useLoadedStores } from "../shared/race-stores-context.ts";

/** An item that can be shown. */
export interface ListedItem {
  /** In the list, with those that are not known. */
  readonly listIndex: number;
  readonly item: LectureItem;
  readonly known: KnownItem;
}

/** Where in a lecture the page is, and what leads through it. */
export const useLectureStore = (): Lecture => useLoadedStores().lecture;

/** Part of that, as it is now. */
export const useLectureState = <T>(select: (state: LectureState) => T): T =>
  useStore(useLectureStore().store, select);

/** The items of a list that can be shown, and in words those that cannot. */
export function partsOf(items: readonly LectureItem[], unread: readonly string[]) {
  const listed: ListedItem[] = [];
  const unknown = [...unread];
  for (const [listIndex, item] of items.entries()) {
    const known = knownItem(item);
    if (known) listed.push({ listIndex, item, known });
    else unknown.push(itemText(item));
  }
  return { listed, unknown };
}

/** Where there is no list: the same one each time, for stores compare. */
export const noItems: readonly LectureItem[] = [];

/** The lecture that is on: its items, which of them is shown, and the ways to the others. */
export function useLecture() {
  const lecture = useLectureStore();
  const items = useLectureState((state) => state.items);
  const unread = useLectureState((state) => state.unread);
  const at = useLectureState((state) => state.at);
  const { listed, unknown } = useMemo(() => partsOf(items ?? noItems, unread), [items, unread]);
  const shownIndex = listed.findIndex((one) => one.listIndex === at);
  const next = listed[shownIndex + 1] ?? null;
  const before = shownIndex > 0 ? (listed[shownIndex - 1] ?? null) : null;
  return {
    listed,
    unknown,
    /** Of the shown item among those that can be shown; null for the list. */
    shownIndex: shownIndex < 0 ? null : shownIndex,
    shown: listed[shownIndex] ?? null,
    next,
    before,
    /** Both lead to the list where nothing follows. */
    goOn: () => (next ? lecture.goTo(next.listIndex) : lecture.showList()),
    goBack: () => (before ? lecture.goTo(before.listIndex, "end") : lecture.showList()),
  };
}
