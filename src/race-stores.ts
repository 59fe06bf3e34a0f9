import { createRacePool, usefulWorkers } from "./client/race-pool.ts";
import type { Experiment } from "./engine/experiment/experiment.ts";
import { joinQueries } from "./engine/experiment/query.ts";
import { lectureToQuery, listFormat } from "./lessons/lecture/lecture.ts";
import {
  claimFromQuery,
  claimToQuery,
  createClaims,
  entryFromQuery,
  seatFromQuery,
} from "./store/lessons/claims.ts";
import { createLecture } from "./store/lessons/lecture.ts";
import type { AddressPart } from "./store/page/address.ts";
import { raceFromQuery, raceToQuery } from "./store/race/race-address.ts";
import { createRaceArchive } from "./store/race/race-archive.ts";
import { createRaces } from "./store/race/races.ts";

/** What a page with races and claims is made of; it loads with the first view that needs it. */
export interface RaceStoresOptions {
  /** Of the address that the page was opened with. */
  readonly query: string;
  readonly experiment: Experiment;
  readonly storage: Storage | null;
  /** Calls back once, later; returns what calls it off. */
  readonly later: (callback: () => void, delayMs: number) => () => void;
}

export type RaceStores = ReturnType<typeof createRaceStores>;

const createPool = (onEvent: Parameters<typeof createRacePool>[0]["onEvent"]) =>
  createRacePool({
    createWorker: () =>
      new Worker(new URL("./worker/race.worker.ts", import.meta.url), { type: "module" }),
    workerCount: usefulWorkers(navigator.hardwareConcurrency),
    onEvent,
  });

/** The page's races and claims, connected to workers of their own. */
export function createRaceStores({ query, experiment, storage, later }: RaceStoresOptions) {
  const { settings, problems } = raceFromQuery(query, experiment);
  const races = createRaces({
    settings,
    archive: window.indexedDB ? createRaceArchive(window.indexedDB) : null,
    now: () => performance.now(),
    today: () => Date.now(),
    later,
  });
  races.connect(createPool(races.receive));
  const claims = createClaims({
    claim: claimFromQuery(query),
    seat: seatFromQuery(query),
    entry: entryFromQuery(query),
    storage,
    later,
  });
  claims.connect(createPool(claims.receive));
  const lecture = createLecture({ format: listFormat, storage });
  lecture.openAddress(query);
  const parts: readonly AddressPart[] = [
    {
      view: "race",
      query: () => raceToQuery(races.store.getState().settings),
      subscribe: (listener) =>
        races.store.subscribe((now, before) => {
          if (now.settings !== before.settings) listener();
        }),
    },
    {
      view: "claims",
      query: () => claimToQuery(claims.store.getState()),
      subscribe: (listener) =>
        claims.store.subscribe((now, before) => {
          if (claimToQuery(now) !== claimToQuery(before)) listener();
        }),
      pages: {
        current: () => claims.store.getState().claim,
        open: (there) =>
          claims.open(claimFromQuery(there), seatFromQuery(there), entryFromQuery(there)),
      },
    },
    {
      view: null,
      query: () => {
        const { items, at } = lecture.store.getState();
        if (!items || !lecture.isInAddress()) return "";
        return joinQueries([lectureToQuery(items), at === null ? "" : `item=${at + 1}`]);
      },
      subscribe: lecture.store.subscribe,
      pages: { current: () => null, open: lecture.openAddress },
    },
  ];
  return { races, claims, lecture, parts, problems };
}
