import { type ComponentType, lazy } from "react";
import { loadRooms } from "../../words/say.ts";
import { PlaygroundView } from "../playground/PlaygroundView.tsx";

/** Loaded when they are first opened: most people come for the playground. */
const FunctionsView = lazy(async () => {
  const [{ FunctionsView }] = await Promise.all([
    import("../functions/FunctionsView.tsx"),
    loadRooms(["formula", "functions"]),
  ]);
  return { default: FunctionsView };
});
const RaceView = lazy(async () => {
  const [{ RaceView }] = await Promise.all([import("../race/RaceView.tsx"), loadRooms(["race"])]);
  return { default: RaceView };
});
const ClaimsView = lazy(async () => {
  const [{ ClaimsView }] = await Promise.all([
    import("../lessons/ClaimsView.tsx"),
    loadRooms(["lessons"]),
  ]);
  return { default: ClaimsView };
});

export type ViewId = "playground" | "functions" | "race" | "claims";

export interface PageView {
  /** As in the address: `view=…`. */
  readonly id: ViewId;
  readonly Component: ComponentType;
  /** Whether it shows the run that play, step and reset act on. */
  readonly hasTransport: boolean;
}

/** The page's views in the order of their tabs; a new one is one entry here. */
export const views: readonly PageView[] = [
  { id: "playground", Component: PlaygroundView, hasTransport: true },
  { id: "functions", Component: FunctionsView, hasTransport: false },
  { id: "race", Component: RaceView, hasTransport: false },
  { id: "claims", Component: ClaimsView, hasTransport: false },
];

export const viewById = (wanted: string): PageView | undefined =>
  views.find(({ id }) => id === wanted);
