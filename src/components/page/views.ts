import type { ComponentType } from "react";
import type { Room } from "../../words/rooms.ts";
import { loadRooms } from "../../words/say.ts";
import { PlaygroundView } from "../playground/PlaygroundView.tsx";

export type ViewId = "playground" | "why" | "functions" | "race" | "claims";

export interface PageView {
  /** As in the address: `view=…`. */
  readonly id: ViewId;
  /** Fetches what it is made of; rejects where that cannot be had. */
  readonly load: () => Promise<ComponentType>;
  /** Whether it shows the run that play, step and reset act on. */
  readonly hasTransport: boolean;
}

/** A part of the page with the words that it speaks. */
async function withRooms(
  part: Promise<ComponentType>,
  rooms: readonly Room[],
): Promise<ComponentType> {
  const [Component] = await Promise.all([part, loadRooms(rooms)]);
  return Component;
}

/** The page's views in the order of their tabs; a new one is one entry here. */
export const views: readonly PageView[] = [
  { id: "playground", load: async () => PlaygroundView, hasTransport: true },
  {
    id: "why",
    load: () =>
      withRooms(
        import("../why/WhyView.tsx").then((part) => part.WhyView),
        ["why"],
      ),
    hasTransport: true,
  },
  {
    id: "functions",
    load: () =>
      withRooms(
        import("../functions/FunctionsView.tsx").then((part) => part.FunctionsView),
        ["formula", "functions", "functionTable", "derivation", "softmax"],
      ),
    hasTransport: false,
  },
  {
    id: "race",
    load: () =>
      withRooms(
        import("../race/RaceView.tsx").then((part) => part.RaceView),
        ["race"],
      ),
    hasTransport: false,
  },
  {
    id: "claims",
    load: () =>
      withRooms(
        import("../lessons/ClaimsView.tsx").then((part) => part.ClaimsView),
        ["lessons", "race", "formula"],
      ),
    hasTransport: false,
  },
];

export const viewById = (wanted: string): PageView | undefined =>
  views.find(({ id }) => id === wanted);
