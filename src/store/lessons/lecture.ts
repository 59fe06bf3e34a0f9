import { createStore, type StoreApi } from "zustand/vanilla";
import type { LectureItem, ReadLecture } from "../../lessons/lecture/lecture.ts";
import type { PreferenceStorage } from "../shared/preferences.ts";
import { keepList, loadList } from "./kept-list.ts";

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
  /** The list that was put together before, also before the page was opened; empty where none was. */
  readonly lastDraft: readonly LectureItem[];
}

/** How a list is written and read, which the lessons know. */
export interface ListFormat {
  readonly text: (items: readonly LectureItem[]) => string;
  readonly read: (text: string) => ReadLecture | null;
  readonly fitsLink: (items: readonly LectureItem[]) => boolean;
}

interface LectureOptions {
  readonly format: ListFormat;
  readonly storage: PreferenceStorage | null;
}

export type Lecture = ReturnType<typeof createLecture>;

/** Where in which lecture the page is. Whoever shows an item follows `visit`. */
export function createLecture({ format, storage }: LectureOptions) {
  const store: StoreApi<LectureState> = createStore<LectureState>(() => ({
    items: null,
    unread: [],
    at: null,
    from: "start",
    visit: 0,
    draft: null,
    lastDraft: loadList(storage, format),
  }));
  const { getState, setState } = store;
  const nextVisit = () => ({ visit: getState().visit + 1 });
  store.subscribe(({ draft, lastDraft }, before) => {
    if (draft === before.draft && lastDraft === before.lastDraft) return;
    keepList(storage, format, draft?.length ? draft : lastDraft);
  });

  /** Another draft takes the place of one that is there, which can be brought back. */
  function replaceDraft(draft: LectureState["draft"]): void {
    const { draft: now, lastDraft } = getState();
    setState({ draft, lastDraft: now?.length ? now : lastDraft });
  }

  const isInAddress = () => format.fitsLink(getState().items ?? []);

  function open(list: ReadLecture | null, at: number | null = null): void {
    const { items = null, unread = [] } = list ?? {};
    setState({ items, unread, at, from: "start", ...nextVisit() });
  }

  return {
    store,
    /** One that no link can hold is in no address. */
    isInAddress,

    /** Another list, at one of its items or none; null ends the lecture. */
    open,
    /** What an address names; what is on already goes on as it is. */
    openAddress(query: string): void {
      if (!isInAddress()) return;
      const list = format.read(listFromQuery(query));
      const place = list && placeFromQuery(query, list.items);
      const { items, at } = getState();
      const isSame = format.text(list?.items ?? []) === format.text(items ?? []);
      if (!isSame || place !== at) open(list, place);
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

    /** What is put together after a change. */
    setDraft(draft: readonly LectureItem[]): void {
      setState({ draft });
    },
    /** Nothing is put together any more. */
    putAway(): void {
      replaceDraft(null);
    },
    /** The list of before and the one that is put together change places. */
    bringBack(): void {
      replaceDraft(getState().lastDraft);
    },
    /** Back to putting together what is shown. */
    edit(): void {
      const { items, draft } = getState();
      const isSame = format.text(items ?? []) === format.text(draft ?? []);
      if (!isSame) replaceDraft(items);
      setState({ items: null, unread: [], at: null });
    },
  };
}
