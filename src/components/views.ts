import type { ComponentType } from "react";
import { FunctionsView } from "./functions/FunctionsView.tsx";
import { PlaygroundView } from "./layout/PlaygroundView.tsx";
import { RaceView } from "./race/RaceView.tsx";

export interface PageView {
  /** As in the address: `view=…`. */
  readonly id: string;
  readonly label: string;
  readonly Component: ComponentType;
}

/** The page's views in the order of their tabs; a new one is one entry here. */
export const views: readonly PageView[] = [
  { id: "playground", label: "Playground", Component: PlaygroundView },
  { id: "functions", label: "Functions", Component: FunctionsView },
  { id: "race", label: "Race", Component: RaceView },
];
