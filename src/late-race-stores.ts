import { fetchOnce } from "./components/shared/fetch-once.ts";
import type { LoadedStores } from "./components/shared/race-stores-context.ts";
import type { RaceStores, RaceStoresOptions } from "./race-stores.ts";
import { type AddressPart, queryOfAddress } from "./store/page/address.ts";
import { createLate } from "./store/shared/late.ts";

interface LateRaceStores extends LoadedStores {
  current(): RaceStores | null;
  /** What this view keeps in the address: nothing before the stores have loaded. */
  partOf(view: string | null): AddressPart;
}

/** The stores of races and claims, fetched when they are first wanted and made by the address of then. */
export function lateRaceStores(options: Omit<RaceStoresOptions, "query">): LateRaceStores {
  const stores = createLate<RaceStores>();
  const partNow = (view: string | null) =>
    stores.current()?.parts.find((part) => part.view === view);
  return {
    current: stores.current,
    load: fetchOnce(async () => {
      const { createRaceStores } = await import("./race-stores.ts");
      const come = createRaceStores({ ...options, query: queryOfAddress(window.location) });
      stores.arrive(come);
      return come;
    }),
    subscribeLecture: (listener) =>
      // The address that they are made by may have a lecture on.
      stores.follow(({ lecture }) => lecture.store.subscribe(listener), listener),
    partOf: (view) => ({
      view,
      query: () => partNow(view)?.query() ?? "",
      subscribe: (listener) => stores.follow(() => partNow(view)?.subscribe(listener)),
      pages: {
        current: () => partNow(view)?.pages?.current() ?? null,
        open: (query) => partNow(view)?.pages?.open(query),
      },
    }),
  };
}
