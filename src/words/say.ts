import { setupI18n } from "@lingui/core";
import { type Language, type LanguageId, languages } from "./languages.ts";
import type { MessageValues } from "./message-values.ts";
import type { MessageId, Messages, Room } from "./rooms.ts";

/**
 * The catalogue of words: every sentence, label and unit that a person reads.
 *
 * `say("race.runs", { count: 3 })` gives the message in the page's language. Ids and
 * values are typed by the English text. Rooms are loaded before they are spoken from:
 * `loadWords` for the language, then `loadRooms` with the view that needs them.
 */
const i18n = setupI18n();
let language: Language | null = null;
const loaded = new Map<Room, Promise<void>>();

/** The message, its values put in. Throws where its room was not loaded: a fault of the code. */
export function say<Id extends MessageId>(
  id: Id,
  ...[values]: keyof MessageValues<Messages[Id]> extends never
    ? []
    : [values: MessageValues<Messages[Id]>]
): string {
  if (!(id in i18n.messages)) throw new RangeError(`no words for ${id}`);
  const message = i18n.messages[id];
  // The build compiles no text without arguments, and the library warns of each that is not compiled.
  if (typeof message === "string" && !message.includes("{")) return message;
  return i18n._(id, values as Record<string, unknown> | undefined);
}

/** Whether a message's room was loaded. */
export const knows = (id: MessageId): boolean => id in i18n.messages;

/** Chooses the language and loads the rooms that are needed at once. */
export async function loadWords(id: LanguageId, rooms: readonly Room[] | "all"): Promise<void> {
  language = await languages[id]();
  loaded.clear();
  i18n.loadAndActivate({ locale: language.locale, messages: {} });
  await loadRooms(rooms === "all" ? (Object.keys(language.rooms) as Room[]) : rooms);
}

/** Loads further rooms, each once. */
export async function loadRooms(rooms: readonly Room[]): Promise<void> {
  await Promise.all(
    rooms.map((room) => {
      const loading = loaded.get(room) ?? loadRoom(room);
      loaded.set(room, loading);
      // What could not be had is asked for again the next time.
      loading.catch(() => loaded.delete(room));
      return loading;
    }),
  );
}

async function loadRoom(room: Room): Promise<void> {
  if (!language) throw new Error("choose a language before loading its words");
  const { locale, rooms } = language;
  i18n.load(locale, { ...(await rooms[room]()) });
}

/** For `Intl` and the document's `lang`. */
export const locale = (): string => language?.locale ?? "en-GB";

/**
 * A text that stands beside a registry's entry, in English there: `entryText("function.relu.purpose",
 * relu.purpose)`. Other languages translate it by that id.
 */
export function entryText(id: string, english: string): string {
  if (id in i18n.messages) return i18n._(id);
  return language?.transform?.(english) ?? english;
}

const lists = new Map<string, Intl.ListFormat>();

/** "a", "a and b", "a, b and c"; of the type "unit": "a, b, c". */
export function listOf(
  items: readonly string[],
  type: "conjunction" | "disjunction" | "unit" = "conjunction",
) {
  const key = `${locale()} ${type}`;
  const format = lists.get(key) ?? new Intl.ListFormat(locale(), { type });
  lists.set(key, format);
  return format.format(items);
}
