import { brief } from "../../engine/experiment/problem.ts";
import { toQuery } from "../../engine/experiment/query.ts";

/** One thing that a lecture shows. Whether there is such a claim or set-up, `known-item.ts` says. */
export type LectureItem =
  | { readonly kind: "claim"; readonly id: string }
  /** A named set-up. */
  | { readonly kind: "setUp"; readonly id: string }
  /** An experiment or a race of one's own, as the query of the page's address has it. */
  | { readonly kind: "own"; readonly name: string; readonly query: string };

export const lectureLimits = { items: 100, id: 60, name: 80, query: 200_000 } as const;

/** Null where the name or the query can be none. */
export function ownItem(name: string, query: string): LectureItem | null {
  const isNamed = name.trim() !== "" && name.length <= lectureLimits.name;
  // Halves of a character would not go through a link; a query has neither spaces nor controls.
  const isText = !/[\p{Cc}\p{Cs}]/u.test(name) && /^[!-~]*$/.test(query);
  return isNamed && isText && query.length <= lectureLimits.query
    ? { kind: "own", name, query }
    : null;
}

/**
 * An item as a link's list has it, and what tells it from others: `tanh-ten` is a claim,
 * `setup:deepSigmoid` a named set-up, `own:My experiment:hidden=4%2C2` one of one's own.
 */
export function itemText(item: LectureItem): string {
  switch (item.kind) {
    case "claim":
      return escaped(item.id);
    case "setUp":
      return `${setUpMark}${escaped(item.id)}`;
    case "own":
      return `${ownMark}${escaped(item.name)}:${escaped(item.query)}`;
  }
}

const setUpMark = "setup:";
const ownMark = "own:";

/** What ends an item or a part of it. */
const escaped = (text: string): string => text.replace(/[%,:]/g, encodeURIComponent);

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function itemOfText(text: string): LectureItem | null {
  if (text.startsWith(ownMark)) {
    const [name = "", query = "", ...more] = text.slice(ownMark.length).split(":").map(unescaped);
    return name === null || query === null || more.length > 0 ? null : ownItem(name, query);
  }
  const kind = text.startsWith(setUpMark) ? "setUp" : "claim";
  const id = unescaped(kind === "setUp" ? text.slice(setUpMark.length) : text);
  return id === null || id.length > lectureLimits.id ? null : { kind, id };
}

/** Each once, in their order. */
export const eachOnce = (items: readonly LectureItem[]): readonly LectureItem[] => [
  ...new Map(items.map((item) => [itemText(item), item])).values(),
];

/** Why something of one's own does not go into a list. */
export type OwnRefusal = "full" | "tooLong" | "name" | "twice";

/** A list with something of one's own at its end. */
export function withOwn(
  items: readonly LectureItem[],
  name: string,
  query: string,
): readonly LectureItem[] | OwnRefusal {
  if (items.length >= lectureLimits.items) return "full";
  if (query.length > lectureLimits.query) return "tooLong";
  const item = ownItem(name, query);
  if (!item) return "name";
  const longer = eachOnce([...items, item]);
  return longer.length === items.length ? "twice" : longer;
}

export interface ReadLecture {
  readonly items: readonly LectureItem[];
  /** What of a list is no item, as it stands there. */
  readonly unread: readonly string[];
}

/** The list that a link has as its text, decoded once; null where nothing is in it. */
export function lectureFromText(list: string): ReadLecture | null {
  const texts = list.split(",").filter((text) => text !== "");
  if (texts.length === 0) return null;
  const read = texts.map((text) => ({ text, item: itemOfText(text) }));
  const items = eachOnce(read.flatMap(({ item }) => item ?? []));
  const beyond = items.slice(lectureLimits.items).map(itemText);
  return {
    items: items.slice(0, lectureLimits.items),
    unread: [...read.flatMap(({ text, item }) => (item ? [] : [text])), ...beyond].map(brief),
  };
}

/** A list as a link has it before it is encoded, which `lectureFromText` reads. */
export const lectureText = (items: readonly LectureItem[]): string => items.map(itemText).join(",");

/** A list as part of an address; empty without items. */
export const lectureToQuery = (items: readonly LectureItem[]): string =>
  items.length === 0 ? "" : toQuery([["set", lectureText(items)]]);

/** Beyond it browsers and messengers cut addresses off. */
const mostLinkCharacters = 30_000;

/** Whether a list can be a link; one that cannot goes as a file. */
export const fitsLink = (items: readonly LectureItem[]): boolean =>
  lectureToQuery(items).length <= mostLinkCharacters;

/** How a list is written and read, for stores that keep one. */
export const listFormat = { text: lectureText, read: lectureFromText, fitsLink } as const;
