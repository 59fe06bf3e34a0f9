import type { CompiledMessage } from "@lingui/message-utils/compileMessage";
import type { Room } from "./rooms.ts";

/** Messages by id: as they are written, or compiled ahead by the build. */
export type RoomMessages = Readonly<Record<string, string | CompiledMessage>>;

export interface Language {
  /** BCP 47, for `Intl` and the document. */
  readonly locale: string;
  /** Its name in itself. */
  readonly label: string;
  /** Not offered in menus. */
  readonly isHidden?: boolean;
  readonly rooms: Readonly<Record<Room, () => Promise<RoomMessages>>>;
  /** Changes the English of registry entries, which has no messages of its own. */
  readonly transform?: (text: string) => string;
}

/** The languages of the page; each loads on its own. A new one is a folder and an entry here. */
export const languages = {
  en: async (): Promise<Language> => ({
    locale: "en-GB",
    label: "English",
    rooms: (await import("./en/index.ts")).rooms,
  }),
  /** Accented and half as long again: for tests of the layout. */
  pseudo: async (): Promise<Language> => (await import("./pseudo.ts")).pseudo(),
} as const;

export type LanguageId = keyof typeof languages;

export const isLanguageId = (id: string): id is LanguageId => Object.hasOwn(languages, id);
