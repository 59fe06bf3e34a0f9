import type { ComponentType } from "react";
import { loadRealRows } from "../../engine/data/real/load-rows.ts";
import { loadFormulaReader } from "../../functions/formula/load-reader.ts";
import type { Room } from "../../words/rooms.ts";
import { loadRooms } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";

export type ViewId = "playground" | "why" | "functions" | "race" | "claims";

export interface PageView {
  /** As in the address: `view=…`. */
  readonly id: ViewId;
  /** Fetches what it is made of; rejects where that cannot be had. Null where the page has it from its start. */
  readonly load: (() => Promise<ComponentType>) | null;
  /** Whether it is made of races or claims, whose stores load on their own. */
  readonly needsRaces?: true;
  /** Whether it shows the run that play, step and reset act on. */
  readonly hasTransport: boolean;
}

/** A view, or a part beside all of them, with the words that it speaks. */
export const fetchView = (
  fetchComponent: () => Promise<ComponentType>,
  rooms: readonly Room[],
): (() => Promise<ComponentType>) =>
  fetchOnce(async () => {
    const [Component] = await Promise.all([
      fetchComponent(),
      loadRooms(rooms),
      loadFormulaReader(),
      loadRealRows(),
    ]);
    return Component;
  });

/** The page's views in the order of their tabs; a new one is one entry here. */
export const views: readonly PageView[] = [
  {
    id: "playground",
    load: null,
    hasTransport: true,
  },
  {
    id: "why",
    load: fetchView(async () => (await import("../why/WhyView.tsx")).WhyView, ["why"]),
    hasTransport: true,
  },
  {
    id: "functions",
    load: fetchView(
      async () => (await import("../functions/FunctionsView.tsx")).FunctionsView,
      ["formula", "functions", "functionTable", "derivation", "softmax"],
    ),
    hasTransport: false,
  },
  {
    id: "race",
    load: fetchView(async () => (await import("../race/RaceView.tsx")).RaceView, ["race"]),
    needsRaces: true,
    hasTransport: false,
  },
  {
    id: "claims",
    load: fetchView(
      async () => (await import("../lessons/ClaimsView.tsx")).ClaimsView,
      ["lessons", "lecture", "setUps", "race", "formula"],
    ),
    needsRaces: true,
    hasTransport: false,
  },
];

export const viewById = (wanted: string): PageView | undefined =>
  views.find(({ id }) => id === wanted);
