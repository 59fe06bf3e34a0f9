import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { RunOutcome } from "../engine/outcome.ts";
import type { Rates } from "../engine/trainer.ts";

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
  | { readonly type: "view"; readonly runId: RunId; readonly view: View };

/** One point of the loss curves, at epochs that `historySchedule` names, whatever the frame rate. */
export interface HistoryPoint {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
}

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
  /** Training compute so far, in milliseconds. */
  readonly computeMs: number;
  /** Curve points since the last frame. */
  readonly history: readonly HistoryPoint[];
  /** Output values [output unit][row, x2 from +6 down][column, x1 from −6 up]. */
  readonly boundary: Float32Array;
  readonly boundaryCells: number;
}

/** How one hidden layer stands on its curve, over the whole training set. */
export interface LayerDiagnostics {
  /** Counts of pre-activations in equal bins over [histogramMin, histogramMax]; outliers in the end bins. */
  readonly histogram: Uint32Array;
  readonly histogramMin: number;
  readonly histogramMax: number;
  readonly preActivationMean: number;
  readonly preActivationDeviation: number;
  /** Units with f′(z) = 0 on every training example. */
  readonly deadUnits: readonly number[];
  /** Share of (unit, example) pairs with |f′(z)| below `saturationEpsilon`. */
  readonly saturatedFraction: number;
  readonly saturationEpsilon: number;
  /** Root mean square of ∂L/∂a over units and examples: where the gradient fades. */
  readonly gradientScale: number;
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
  /** The epoch that all arms have reached. */
  readonly epoch: number;
  /** Measured over the last second; 0 when paused. */
  readonly epochsPerSecond: number;
  readonly arms: readonly ArmFrame[];
  readonly focus: FocusFrame | null;
}

/** What the worker says. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "frame"; readonly frame: Frame }
  | { readonly type: "failed"; readonly runId: RunId; readonly message: string };
