import { createStore, type StoreApi } from "zustand/vanilla";
import type { LectureItem, ReadLecture } from "../../lessons/lecture/lecture.ts";

/** A lecture's list in an address, decoded; empty where there is none. */
export const listFromQuery = (query: string): string => new URLSearchParams(query).get("set") ?? "";

/** Which item an address shows, from 0; where it does not say, the claim that it names. */
export function placeFromQuery(query: string, items: readonly LectureItem[]): number | null {
  const given = new URLSearchParams(query);
  const number = Number(/^\d{1,3}$/.exec(given.get("item") ?? "")?.[0] ?? 0);
  const claim = given.get("claim");
  const named = items.findIndex((item) => item.kind === "claim" && item.id === claim);
  const at = number > 0 ? number - 1 : named;
  return at < 0 || at >= items.length ? null : at;
}

export interface LectureState {
  /** In their order; null where no lecture is on. */
  readonly items: readonly LectureItem[] | null;
  /** What of the list is no item. */
  readonly unread: readonly string[];
  /** The place of the item that is shown; null where none is. */
  readonly at: number | null;
  /** From which side it is come to: one that has steps is at its first, or at its last. */
  readonly from: "start" | "end";
  /** Another number every time that an item is to be shown, the same one again too. */
  readonly visit: number;
  /** The list that is being put together; null while none is. */
  readonly draft: readonly LectureItem[] | null;
}

export type Lecture = ReturnType<typeof createLecture>;

/** Where in which lecture the page is. Whoever shows an item follows `visit`. */
export function createLecture() {
  const store: StoreApi<LectureState> = createStore<LectureState>(() => ({
    items: null,
    unread: [],
    at: null,
    from: "start",
    visit: 0,
    draft: null,
  }));
  const { getState, setState } = store;
  const nextVisit = () => ({ visit: getState().visit + 1 });

  return {
    store,

    /** Another list, at one of its items or none; null ends the lecture. */
    open(list: ReadLecture | null, at: number | null = null): void {
      const { items = null, unread = [] } = list ?? {};
      setState({ items, unread, at, from: "start", ...nextVisit() });
    },
    /** Shows an item as it was rehearsed, or its last step. */
    goTo(at: number, from: LectureState["from"] = "start"): void {
      setState({ at, from, ...nextVisit() });
    },
    /** The list, with no item shown. */
    showList(): void {
      setState({ at: null });
    },
    leave(): void {
      setState({ items: null, unread: [], at: null });
    },

    putTogether(draft: readonly LectureItem[] | null): void {
      setState({ draft });
    },
    /** Back to putting together what is shown. */
    edit(): void {
      setState({ draft: getState().items, items: null, unread: [], at: null });
    },
  };
}
