import type { LayerDiagnostics } from "../engine/diagnostics/layer-signals.ts";
import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { Standing } from "../engine/training/convergence.ts";
import type { HistoryPoint } from "../engine/training/history.ts";
import type { RunOutcome } from "../engine/training/outcome.ts";
import type { Rates } from "../engine/training/rates.ts";
import type { PreparedData } from "../engine/training/run-data.ts";
import type { LossReason } from "./heartbeat.ts";
import type { Grid, Picture, Subscription } from "./pictures.ts";
import type { RequestCommand, RequestEvent } from "./requests.ts";

export type { HistoryPoint, LayerDiagnostics };

/** One comparison from reset to reset; frames of an older run are dropped by this. */
export type RunId = number;

/** An arm's identity within a run; stays while its neighbours come and go. */
export type ArmId = string;

export interface ArmEntry {
  readonly armId: ArmId;
  readonly arm: ArmSpec;
}

/** Epochs a second that the worker aims at; "max" is as fast as the machine goes. */
export type Speed = number | "max";

/** An experiment but for its arms. */
export type SetUp = Omit<Experiment, "arms">;

/** A change that a person made to a run, after so many updates. The log of them repeats the run. */
export type RunEvent =
  | { readonly kind: "rates"; readonly iteration: number; readonly rates: Rates }
  | {
      readonly kind: "parameter";
      /** Updates of this arm: it may have been catching up. */
      readonly iteration: number;
      readonly armId: ArmId;
      /** Position in `FlatParameters`. */
      readonly index: number;
      readonly value: number;
    };

/** A place in a run: epochs that are over, and updates since the last of them. */
export interface Place {
  readonly epoch: number;
  readonly update: number;
}

/** Where a run that was set back took another way. */
export interface Cut {
  readonly epoch: number;
  readonly iteration: number;
}

export type Command =
  | {
      readonly type: "start";
      readonly runId: RunId;
      readonly setUp: SetUp;
      /** What the set-up's data and seed give: the page shows them and has made them. */
      readonly data: PreparedData;
      readonly arms: readonly ArmEntry[];
      /** Of a run that is to be repeated, up to the place that it is then advanced to; else empty. */
      readonly log: readonly RunEvent[];
      /** Each arm that the run before had as well keeps its weights and its optimiser's memory. */
      readonly goesOn?: boolean;
    }
  | { readonly type: "play"; readonly runId: RunId }
  | { readonly type: "pause"; readonly runId: RunId }
  | { readonly type: "step"; readonly runId: RunId; readonly by: "epoch" | "iteration" }
  | { readonly type: "speed"; readonly runId: RunId; readonly speed: Speed }
  | { readonly type: "rates"; readonly runId: RunId; readonly rates: Rates }
  /** Arms that stay keep their state; new ones start at epoch 0 and catch up. */
  | { readonly type: "arms"; readonly runId: RunId; readonly arms: readonly ArmEntry[] }
  | {
      readonly type: "setParameter";
      readonly runId: RunId;
      readonly armId: ArmId;
      /** Position in `FlatParameters`. */
      readonly index: number;
      readonly value: number;
    }
  /** All pictures that are wanted from now on. */
  | {
      readonly type: "subscribe";
      readonly runId: RunId;
      readonly subscriptions: readonly Subscription[];
    }
  /** The page has taken in the last frame; the next one waits for this, so frames never queue up. */
  | { readonly type: "painted"; readonly runId: RunId };

type WithoutRun<T> = T extends Command ? Omit<T, "runId"> : never;

/** A command to the run that is there; whoever sends it knows that run's id. */
export type RunCommand = WithoutRun<Exclude<Command, { type: "start" }>>;

/** What can be asked of the run that is there; refused where it is another by then. */
export interface TrainingRequests {
  /**
   * Brings the arms to a place at full speed, without frames on the way:
   * forward by training, where events of the log happen where they happened;
   * back from the nearest checkpoint, to the same bits as when they first
   * passed. Answers with the place that was reached: before it where every arm
   * has diverged. An abort leaves the arms where the furthest one is.
   */
  readonly goTo: {
    readonly arguments: { readonly runId: RunId; readonly to: Place };
    readonly answer: Place;
  };
  /** How every hidden layer of an arm stands. */
  readonly diagnosis: {
    readonly arguments: { readonly runId: RunId; readonly armId: ArmId };
    readonly answer: readonly LayerDiagnostics[];
  };
  /**
   * The training loss along one row of a plane of directions around an arm's parameters, see
   * `planeDirections`: `cells` places across, from `reach` lengths to the one side to `reach` to
   * the other; rows are counted alike.
   */
  readonly lossRow: {
    readonly arguments: {
      readonly runId: RunId;
      readonly armId: ArmId;
      readonly row: number;
      readonly cells: number;
      readonly reach: number;
    };
    readonly answer: Float32Array;
  };
  /** An arm's parameters, as `FlatParameters` says. */
  readonly parameters: {
    readonly arguments: { readonly runId: RunId; readonly armId: ArmId };
    readonly answer: Float32Array;
  };
  /** An arm's boundary, as fine as wanted. */
  readonly boundary: {
    readonly arguments: { readonly runId: RunId; readonly armId: ArmId; readonly cells: number };
    readonly answer: Grid;
  };
}

export interface ArmFrame extends Standing {
  readonly armId: ArmId;
  readonly epoch: number;
  readonly iteration: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** NaN for regression. */
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** Null while the rule is neither met nor out of budget; training may go on after either. */
  readonly outcome: RunOutcome | null;
  /** The first epoch whose training loss was not finite, after the outcome too; null while there is none. */
  readonly divergedAt: number | null;
  /** What training has made of the activation's learnable parameters, [hidden layer][parameter]; empty without any. */
  readonly learned: readonly number[];
  /** Training compute so far, in milliseconds. */
  readonly computeMs: number;
  /** Curve points since the last frame. */
  readonly history: readonly HistoryPoint[];
}

export interface Frame {
  readonly runId: RunId;
  readonly playing: boolean;
  /** Commands to play, pause or step that this run has carried out: `playing` speaks of these, not of later ones. */
  readonly transportCommands: number;
  /** Every arm has an outcome; training pauses by itself when this becomes true. */
  readonly finished: boolean;
  /** An arm is still on its way to the others' epoch. */
  readonly catchingUp: boolean;
  /** The epoch that the comparison is at; arms that catch up, or diverged, are below it. */
  readonly epoch: number;
  /** The furthest that was trained; beyond `epoch` where the run was set back. */
  readonly end: Place;
  /** A run that was set back was changed there: later events and points of curves are void. Null for most frames. */
  readonly cutAfter: Cut | null;
  /** Measured over the last second; 0 when paused. */
  readonly epochsPerSecond: number;
  readonly arms: readonly ArmFrame[];
  /** Those that are new; where this frame had no time for one, or nothing changed, the last one stands. */
  readonly pictures: readonly Picture[];
  /** Events since the last frame. */
  readonly events: readonly RunEvent[];
}

/** What the training worker posts of its own accord. */
export type TrainingEvent =
  /** `reference` where the machine has no SIMD: slower, and other bits. */
  | { readonly type: "ready"; readonly engine: "fast" | "reference" }
  | { readonly type: "frame"; readonly frame: Frame }
  | { readonly type: "failed"; readonly runId: RunId; readonly message: string };

export type TrainingCommand = Command | RequestCommand<TrainingRequests>;
export type TrainingReply = TrainingEvent | RequestEvent;

/** What the page receives: the worker's events of the run that is on, and the worker's end. */
export type TrainingClientEvent =
  | TrainingEvent
  /** It has not loaded for so long; it may still come. */
  | { readonly type: "slow"; readonly seconds: number }
  | {
      readonly type: "lost";
      readonly reason: LossReason;
      /** A new worker is on its way; its "ready" asks for the experiment again. */
      readonly isRestarting: boolean;
    };
