import type { ParsedExperiment } from "../../engine/experiment/parse.ts";
import { joinQueries, toQuery } from "../../engine/experiment/query.ts";
import { experimentFromQuery, experimentToQuery } from "../../engine/experiment/url.ts";
import type { Playground } from "../playground/playground.ts";
import { type Layout, layouts } from "../playground/playground-state.ts";

/** Which view is open, and the playground's layout, beside the experiment in the address. */
const viewKey = "view";
const layoutKey = "layout";
const writeDelayMs = 300;

/** What an address asks for: whole and valid, with what was wrong in it. */
export function readAddress(
  query: string,
  otherKeys: readonly string[] = [],
  /** The known views; without them any name is accepted. */
  views?: readonly string[],
): ParsedExperiment & { readonly view: string | null; readonly layout: Layout | null } {
  const parameters = new URLSearchParams(query);
  const view = parameters.get(viewKey);
  const layout = layouts.find((one) => one === parameters.get(layoutKey)) ?? null;
  const { experiment, problems } = experimentFromQuery(query, [viewKey, layoutKey, ...otherKeys]);
  if (view === null || !views || views.includes(view)) {
    return { experiment, problems, view, layout };
  }
  return {
    experiment,
    problems: [
      ...problems,
      { path: viewKey, fact: { code: "oneOf", allowed: views }, given: view },
    ],
    view: null,
    layout,
  };
}

/** Keys whose values may be long: no host needs them, and many refuse requests above 16 kB. */
const longKeys: readonly string[] = ["points", "legend", "weights", "set"];
const mostQueryCharacters = 4096;

/**
 * The end of an address that gives this query back: "?data=xor". Of a long one,
 * points and weights stand in the fragment, which is never sent to the host:
 * "?data=points#points=1,2,0;…".
 */
export function addressOfQuery(query: string): string {
  if (query.length <= mostQueryCharacters) return query === "" ? "" : `?${query}`;
  const pairs = query.split("&");
  const isLong = (pair: string) => longKeys.includes(pair.slice(0, pair.indexOf("=")));
  const sent = pairs.filter((pair) => !isLong(pair)).join("&");
  const kept = pairs.filter(isLong).join("&");
  return (sent === "" ? "" : `?${sent}`) + (kept === "" ? "" : `#${kept}`);
}

/** The whole query of an address, from its two places. */
export const queryOfAddress = ({ search, hash }: Pick<Location, "search" | "hash">): string =>
  [search.replace(/^\?/, ""), hash.replace(/^#/, "")].filter((part) => part !== "").join("&");

/** What one view keeps in the address while it is open. */
export interface AddressPart {
  /** Id of the view; null for what stands in the address of every view. */
  readonly view: string | null;
  /** Pairs joined by "&"; empty where all is as it starts. */
  readonly query: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  /** Of a view with pages of its own, each a step of the browser's history. */
  readonly pages?: {
    readonly current: () => string | null;
    /** Opens the one that an address names. */
    readonly open: (query: string) => void;
  };
}

const isOf = (part: AddressPart, view: string): boolean => (part.view ?? view) === view;

/** Which view is open, in which layout. */
export interface Place {
  readonly view: string;
  readonly layout: Layout;
}

export interface AddressWriter {
  readonly replaceQuery: (query: string) => void;
  /** Adds an entry to the browser's history, so that "back" returns to the address before. */
  readonly pushQuery: (query: string) => void;
  /** Calls back with the place and query of the address after a step back or forth; returns the end of it. */
  readonly onStep: (listener: (place: Place, query: string) => void) => () => void;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/**
 * Keeps the address at what the page shows, a moment after each change. Another
 * view, layout or page of a view is another step of the browser's history; a change of
 * the experiment is none. `usualLayout` is not written. Returns the end of it.
 */
export function keepAddress(
  { store, open }: Playground,
  { replaceQuery, pushQuery, onStep, later }: AddressWriter,
  parts: readonly AddressPart[] = [],
  usualLayout: Layout = "inspect",
  /** What stands in the address as long as the page is open. */
  constant = "",
): () => void {
  let cancel = () => {};
  let addressed: Place = store.getState();
  /** A step back or forth adds no entry, whatever it opens: there would be no way past it. */
  let isStepping = false;
  const query = (): string => {
    const { experiment, view, layout } = store.getState();
    const own = parts.filter((part) => isOf(part, view)).map((part) => part.query());
    const isUsual = layout === "inspect" && usualLayout === "inspect";
    const place = toQuery([
      ...(view === "playground" ? [] : [[viewKey, view] as const]),
      ...(isUsual ? [] : [[layoutKey, layout] as const]),
    ]);
    return joinQueries([constant, place, ...own, experimentToQuery(experiment)]);
  };
  const writeSoon = () => {
    cancel();
    cancel = later(() => replaceQuery(query()), writeDelayMs);
  };
  const follow = ({ view, layout }: Place) => {
    const isNew = !isStepping && (view !== addressed.view || layout !== addressed.layout);
    addressed = { view, layout };
    if (!isNew) return writeSoon();
    cancel();
    pushQuery(query());
  };
  const pageOf = (part: AddressPart) => part.pages?.current() ?? null;
  const pages = new Map(parts.map((part) => [part, pageOf(part)]));
  const followPart = (part: AddressPart) => {
    const isNew = !isStepping && pageOf(part) !== pages.get(part);
    pages.set(part, pageOf(part));
    if (!isNew || store.getState().view !== part.view) return writeSoon();
    cancel();
    pushQuery(query());
  };
  const stops = [
    store.subscribe((now, before) => {
      if (now.view !== before.view || now.layout !== before.layout) follow(now);
      else if (now.experiment !== before.experiment) writeSoon();
    }),
    onStep((place, there) => {
      isStepping = true;
      addressed = place;
      open(place);
      for (const part of parts) if (isOf(part, place.view)) part.pages?.open(there);
      isStepping = false;
      // The experiment may have changed since that address was left.
      writeSoon();
    }),
    ...parts.map((part) => part.subscribe(() => followPart(part))),
  ];
  return () => {
    cancel();
    for (const stop of stops) stop();
  };
}
