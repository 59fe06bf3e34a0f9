import type { ParsedExperiment } from "../engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../engine/experiment/url.ts";
import type { Playground } from "./playground.ts";

/** Which view is open, beside the experiment in the address. */
const VIEW_KEY = "view";
const WRITE_DELAY_MS = 300;

/** What an address asks for: whole and valid, with what was wrong in it. */
export function readAddress(query: string): ParsedExperiment & { readonly view: string | null } {
  const view = new URLSearchParams(query).get(VIEW_KEY);
  return { ...experimentFromQuery(query, [VIEW_KEY]), view };
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
): () => void {
  let cancel = () => {};
  const write = () => {
    const { experiment, view } = store.getState();
    const parts = [experimentToQuery(experiment)];
    if (view !== "playground") parts.unshift(`${VIEW_KEY}=${encodeURIComponent(view)}`);
    replaceQuery(parts.filter((part) => part !== "").join("&"));
  };
  const stop = store.subscribe((now, before) => {
    if (now.experiment === before.experiment && now.view === before.view) return;
    cancel();
    cancel = later(write, WRITE_DELAY_MS);
  });
  return () => {
    cancel();
    stop();
  };
}
