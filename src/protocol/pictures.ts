import type { ExampleTrace } from "../engine/diagnostics/example-trace.ts";
import type { LayerDiagnostics, LayerSignals } from "../engine/diagnostics/layer-signals.ts";
import type { LayerHistogram } from "../engine/diagnostics/pre-activation-histogram.ts";
import type { UnitShares } from "../engine/diagnostics/unit-shares.ts";
import type { UnitDiagnostics } from "../engine/diagnostics/unit-tally.ts";
import type { ArmId } from "./messages.ts";

/** Values of one or more units over the plane, and of how many cells a side they are. */
export interface Grid {
  /** [unit][row, x2 from +6 down][column, x1 from −6 up]. */
  readonly values: Float32Array;
  readonly cells: number;
  /** A line of cells, where there is one input; left out where there are as many rows as columns. */
  readonly rows?: 1;
}

/** How an arm's network was at the end of one epoch. */
export interface Moment {
  readonly epoch: number;
  /** One entry per hidden layer. */
  readonly layers: readonly LayerSignals[];
  /** As `ArmFrame.learned`. */
  readonly learned: readonly number[];
  /** Per layer, output last: the length of the next update of its weights over theirs. */
  readonly updateRatios: readonly number[];
}

/** Moments spread over an arm's run, also over the part after the one that is shown. */
export interface Dynamics {
  /** In the order of their epochs. */
  readonly moments: readonly Moment[];
  /** No more are to come while training rests. */
  readonly isComplete: boolean;
}

/** What can be drawn of an arm, by kind. */
export interface PictureContents {
  /** Of the output units. */
  readonly boundary: Grid;
  /** Activations of the hidden units, layer by layer. */
  readonly units: Grid;
  /** As `FlatParameters` says. */
  readonly parameters: Float32Array;
  /** One entry per hidden layer. */
  readonly diagnosis: readonly LayerDiagnostics[];
  /** Of the pre-activations of each hidden layer; costs less than the diagnosis, which has them too. */
  readonly histogram: readonly LayerHistogram[];
  /** [hidden layer][unit] */
  readonly unitDiagnosis: readonly (readonly UnitDiagnostics[])[];
  readonly dynamics: Dynamics;
  /** z of every hidden unit, layer by layer, over the plane. */
  readonly folds: Grid;
  /** What each unit adds to the output along the line of one input. */
  readonly shares: UnitShares;
  /** Of every training example, in their order. */
  readonly losses: Float64Array;
  /** Of the subscription's example. */
  readonly trace: ExampleTrace;
}

export type PictureKind = keyof PictureContents;

/** A picture that the page wants to be kept up to date. */
export interface Subscription<Kind extends PictureKind = PictureKind> {
  readonly kind: Kind;
  readonly armId: ArmId;
  /** Cells along each side; 0 for kinds that are no grid. While training runs it may get fewer. */
  readonly cells: number;
  /** Of a trace: the example's place in the training set. */
  readonly example?: number;
  /** As it was at the end of this epoch, in place of now. */
  readonly at?: number;
}

/** The newest picture of a subscription. */
export type Picture<Kind extends PictureKind = PictureKind> = {
  readonly [Any in Kind]: {
    readonly subscription: Subscription<Any>;
    readonly content: PictureContents[Any];
  };
}[Kind];
