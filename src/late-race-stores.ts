import { fetchOnce } from "./components/shared/fetch-once.ts";
import type { LoadedStores } from "./components/shared/race-stores-context.ts";
import type { RaceStores, RaceStoresOptions } from "./race-stores.ts";
import { type AddressPart, queryOfAddress } from "./store/page/address.ts";

interface LateRaceStores extends LoadedStores {
  current(): RaceStores | null;
  /** What this view keeps in the address: nothing before the stores have loaded. */
  partOf(view: string | null): AddressPart;
}

/** The stores of races and claims, fetched when they are first wanted and made by the address of then. */
export function lateRaceStores(options: Omit<RaceStoresOptions, "query">): LateRaceStores {
  let stores: RaceStores | null = null;
  const waiting: ((loaded: RaceStores) => void)[] = [];
  const partNow = (view: string | null) => stores?.parts.find((part) => part.view === view);
  /** Subscribes to what there is once the stores have loaded. */
  function later(subscribe: (loaded: RaceStores) => (() => void) | undefined): () => void {
    let stop: (() => void) | undefined;
    const begin = (loaded: RaceStores) => {
      stop = subscribe(loaded);
    };
    if (stores) begin(stores);
    else waiting.push(begin);
    return () => stop?.();
  }
  return {
    current: () => stores,
    load: fetchOnce(async () => {
      const { createRaceStores } = await import("./race-stores.ts");
      stores = createRaceStores({ ...options, query: queryOfAddress(window.location) });
      for (const begin of waiting.splice(0)) begin(stores);
      return stores;
    }),
    subscribeLecture: (listener) => later(({ lecture }) => lecture.store.subscribe(listener)),
    partOf: (view) => ({
      view,
      query: () => partNow(view)?.query() ?? "",
      subscribe: (listener) => later(() => partNow(view)?.subscribe(listener)),
      pages: {
        current: () => partNow(view)?.pages?.current() ?? null,
        open: (query) => partNow(view)?.pages?.open(query),
      },
    }),
  };
}
