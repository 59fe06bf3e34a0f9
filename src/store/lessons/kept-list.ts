import type { LectureItem } from "../../lessons/lecture/lecture.ts";
import type { PreferenceStorage } from "../shared/preferences.ts";
import type { ListFormat } from "./lecture.ts";

const storageKey = "activation-playground.lecture";

/** The list that was last put together here; empty where none was. Never throws. */
export function loadList(
  storage: PreferenceStorage | null,
  { read }: ListFormat,
): readonly LectureItem[] {
  try {
    return read(storage?.getItem(storageKey) ?? "")?.items ?? [];
  } catch {
    return [];
  }
}

/** Storage may be full or forbidden; the view works without. */
export function keepList(
  storage: PreferenceStorage | null,
  { text }: ListFormat,
  items: readonly LectureItem[],
): void {
  try {
    storage?.setItem(storageKey, text(items));
  } catch {}
}
