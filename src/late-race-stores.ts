import { fetchOnce } from "./components/shared/fetch-once.ts";
import type { LoadedStores } from "./components/shared/race-stores-context.ts";
import type { RaceStores, RaceStoresOptions } from "./race-stores.ts";
import { type AddressPart, queryOfAddress } from "./store/page/address.ts";

interface LateRaceStores extends LoadedStores {
  current(): RaceStores | null;
  /** What this view keeps in the address: nothing before the stores have loaded. */
  partOf(view: string): AddressPart;
}

/** The stores of races and claims, fetched when they are first wanted and made by the address of then. */
export function lateRaceStores(options: Omit<RaceStoresOptions, "query">): LateRaceStores {
  let stores: RaceStores | null = null;
  const waiting: (() => void)[] = [];
  const partNow = (view: string) => stores?.parts.find((part) => part.view === view);
  return {
    current: () => stores,
    load: fetchOnce(async () => {
      const { createRaceStores } = await import("./race-stores.ts");
      stores = createRaceStores({ ...options, query: queryOfAddress(window.location) });
      for (const callback of waiting.splice(0)) callback();
      return stores;
    }),
    partOf: (view) => ({
      view,
      query: () => partNow(view)?.query() ?? "",
      subscribe(listener) {
        let stop = () => {};
        const subscribe = () => {
          stop = partNow(view)?.subscribe(listener) ?? stop;
        };
        if (stores) subscribe();
        else waiting.push(subscribe);
        return () => stop();
      },
      pages: {
        current: () => partNow(view)?.pages?.current() ?? null,
        open: (query) => partNow(view)?.pages?.open(query),
      },
    }),
  };
}
