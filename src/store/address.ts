import type { ParsedExperiment } from "../engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../engine/experiment/url.ts";
import type { Playground } from "./playground.ts";

/** Which view is open, beside the experiment in the address. */
const viewKey = "view";
const writeDelayMs = 300;

/** What an address asks for: whole and valid, with what was wrong in it. */
export function readAddress(
  query: string,
  otherKeys: readonly string[] = [],
): ParsedExperiment & { readonly view: string | null } {
  const view = new URLSearchParams(query).get(viewKey);
  return { ...experimentFromQuery(query, [viewKey, ...otherKeys]), view };
}

/** What a view of its own keeps in the address while it is open. */
export interface AddressPart {
  /** Id of the view. */
  readonly view: string;
  /** Pairs joined by "&"; empty where all is as it starts. */
  readonly query: () => string;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface AddressWriter {
  readonly replaceQuery: (query: string) => void;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

/** Keeps the address at what the page shows, a moment after each change. Returns the end of it. */
export function keepAddress(
  { store }: Playground,
  { replaceQuery, later }: AddressWriter,
  parts: readonly AddressPart[] = [],
): () => void {
  let cancel = () => {};
  const write = () => {
    const { experiment, view } = store.getState();
    const own = parts.filter((part) => part.view === view).map((part) => part.query());
    const pieces = [...own, experimentToQuery(experiment)];
    if (view !== "playground") pieces.unshift(`${viewKey}=${encodeURIComponent(view)}`);
    replaceQuery(pieces.filter((piece) => piece !== "").join("&"));
  };
  const writeSoon = () => {
    cancel();
    cancel = later(write, writeDelayMs);
  };
  const stops = [
    store.subscribe((now, before) => {
      if (now.experiment !== before.experiment || now.view !== before.view) writeSoon();
    }),
    ...parts.map((part) => part.subscribe(writeSoon)),
  ];
  return () => {
    cancel();
    for (const stop of stops) stop();
  };
}
