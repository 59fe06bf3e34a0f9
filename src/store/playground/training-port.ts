import type { PreparedData } from "../../engine/training/run-data.ts";
import type {
  ArmEntry,
  RunCommand,
  RunEvent,
  SetUp,
  TrainingRequests,
} from "../../protocol/messages.ts";
import type { Request } from "../../protocol/requests.ts";

/** A run to begin. */
export interface RunStart {
  readonly setUp: SetUp;
  readonly data: PreparedData;
  readonly arms: readonly ArmEntry[];
  /** Of a run that is repeated; else empty. */
  readonly log: readonly RunEvent[];
  /** Each arm that the run before had as well keeps its weights and its optimiser's memory. */
  readonly goesOn?: boolean;
}

/** Where the store sends what the worker should do. */
export interface TrainingPort {
  /** Returns the run's id, by which it is asked about. */
  start(start: RunStart): number;
  send(command: RunCommand): void;
  readonly request: Request<TrainingRequests>;
  /** Tries another worker. */
  restart(): void;
}

/** Before there is a worker. */
export const noTraining: TrainingPort = {
  start: () => 0,
  send: () => {},
  request: () => Promise.reject(new Error("There is no worker yet")),
  restart: () => {},
};
