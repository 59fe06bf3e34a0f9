import type { LiveRun } from "./live-run.ts";
import type { Notices } from "./notices.ts";
import type { Pictures } from "./pictures.ts";
import type { PlaygroundStore } from "./playground-state.ts";
import type { TrainingPort } from "./training-port.ts";

/** What the playground's actions work on. */
export interface PlaygroundParts {
  readonly store: PlaygroundStore;
  readonly live: LiveRun;
  readonly pictures: Pictures;
  readonly notices: Notices;
  /** Where commands go at present. */
  readonly port: () => TrainingPort;
  /** Milliseconds. */
  readonly now: () => number;
}
