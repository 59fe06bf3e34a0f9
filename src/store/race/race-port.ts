import type { RaceId, RaceOrder, RaceRequests } from "../../protocol/race-messages.ts";
import type { Request } from "../../protocol/requests.ts";

/** Where races are run, and asked about. */
export interface RacePort {
  readonly workerCount: number;
  start(order: RaceOrder): RaceId;
  pause(): void;
  resume(): void;
  cancel(): void;
  readonly request: Request<RaceRequests>;
}

/** Calls back once, later; returns what calls it off. */
export type Later = (callback: () => void, delayMs: number) => () => void;
