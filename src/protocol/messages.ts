import type { LayerDiagnostics } from "../engine/diagnostics/layer-diagnostics.ts";
import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { HistoryPoint } from "../engine/training/history.ts";
import type { RunOutcome } from "../engine/training/outcome.ts";
import type { Rates } from "../engine/training/rates.ts";

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

/** What the page wants drawn of the focused arm. */
export interface View {
  readonly focusedArm: ArmId | null;
  /** Cells along each side of an arm's decision boundary. */
  readonly boundaryCells: number;
  /** Cells along each side of the focused arm's large boundary. */
  readonly focusCells: number;
  /** Cells along each side of a unit's heat map; 0 for none. */
  readonly unitCells: number;
}

export type Command =
  | {
      readonly type: "start";
      readonly runId: RunId;
      readonly experiment: Experiment;
      readonly arms: readonly ArmEntry[];
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
  | { readonly type: "view"; readonly runId: RunId; readonly view: View }
  /** The page has taken in the last frame; the next one waits for this, so frames never queue up. */
  | { readonly type: "painted"; readonly runId: RunId };

type WithoutRun<T> = T extends Command ? Omit<T, "runId"> : never;

/** A command to the run that is there; whoever sends it knows that run's id. */
export type Order = WithoutRun<Exclude<Command, { type: "start" }>>;

export interface ArmFrame {
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
  /**
   * Output values [output unit][row, x2 from +6 down][column, x1 from −6 up];
   * null where this frame had no time for it: the last one still stands.
   */
  readonly boundary: Float32Array | null;
  readonly boundaryCells: number;
}

export interface FocusFrame {
  readonly armId: ArmId;
  /** As `FlatParameters` says. */
  readonly parameters: Float32Array;
  /** Like `ArmFrame.boundary`, with `focusCells`. */
  readonly boundary: Float32Array;
  readonly boundaryCells: number;
  /** Activations [hidden unit, layer by layer][row][column]; empty where `unitCells` is 0. */
  readonly units: Float32Array;
  readonly unitCells: number;
  /** One entry per hidden layer. */
  readonly layers: readonly LayerDiagnostics[];
}

export interface Frame {
  readonly runId: RunId;
  readonly playing: boolean;
  /** Orders to play, pause or step that this run has obeyed: `playing` speaks of these, not of later ones. */
  readonly transportOrders: number;
  /** Every arm has an outcome; training pauses by itself when this becomes true. */
  readonly finished: boolean;
  /** An arm is still on its way to the others' epoch. */
  readonly catchingUp: boolean;
  /** The epoch that the comparison is at; arms that catch up, or diverged, are below it. */
  readonly epoch: number;
  /** Measured over the last second; 0 when paused. */
  readonly epochsPerSecond: number;
  readonly arms: readonly ArmFrame[];
  readonly focus: FocusFrame | null;
}

/** What the worker says. */
export type Report =
  /** `reference` where the machine has no SIMD: slower, and other bits. */
  | { readonly type: "ready"; readonly engine: "fast" | "reference" }
  | { readonly type: "frame"; readonly frame: Frame }
  | { readonly type: "failed"; readonly runId: RunId; readonly message: string };

/** What the page hears: the worker's reports of the run that is on, and the worker's end. */
export type TrainingNews =
  | Report
  | {
      readonly type: "lost";
      /** Why, as far as the browser says. */
      readonly reason: string;
      /** A new worker is on its way; its "ready" asks for the experiment again. */
      readonly isRestarting: boolean;
    };
