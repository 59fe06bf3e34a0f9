import { useMemo } from "react";
import { useStore } from "zustand";
import { type KnownItem, knownItem } from "../../lessons/lecture/known-item.ts";
import { itemText, type LectureItem } from "../../lessons/lecture/lecture.ts";
import type { Lecture, LectureState } from "../../store/lessons/lecture.ts";
import { useLoadedStores } from "../shared/race-stores-context.ts";

/** An item that can be shown. */
export interface ListedItem {
  /** In the list, with those that are not known. */
  readonly at: number;
  readonly item: LectureItem;
  readonly known: KnownItem;
}

export const useLectureStore = (): Lecture => useLoadedStores().lecture;

export const useLectureState = <T>(select: (state: LectureState) => T): T =>
  useStore(useLectureStore().store, select);

/** The items of a list that can be shown, and in words those that cannot. */
export function partsOf(items: readonly LectureItem[], unread: readonly string[]) {
  const listed: ListedItem[] = [];
  const unknown = [...unread];
  for (const [at, item] of items.entries()) {
    const known = knownItem(item);
    if (known) listed.push({ at, item, known });
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
  const place = listed.findIndex((one) => one.at === at);
  const next = listed[place + 1] ?? null;
  const before = place > 0 ? (listed[place - 1] ?? null) : null;
  return {
    isOn: items !== null,
    listed,
    unknown,
    /** Of the shown item among those that can be shown; null for the list. */
    place: place < 0 ? null : place,
    shown: listed[place] ?? null,
    next,
    before,
    /** Both lead to the list where nothing follows. */
    goOn: () => (next ? lecture.goTo(next.at) : lecture.showList()),
    goBack: () => (before ? lecture.goTo(before.at, "end") : lecture.showList()),
  };
}
