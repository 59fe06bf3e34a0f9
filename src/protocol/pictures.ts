import type { LayerDiagnostics, LayerHistogram } from "../engine/diagnostics/layer-diagnostics.ts";
import type { ArmId } from "./messages.ts";

/** Values of one or more units over the plane, and of how many cells a side they are. */
export interface Grid {
  /** [unit][row, x2 from +6 down][column, x1 from −6 up]. */
  readonly values: Float32Array;
  readonly cells: number;
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
}

export type PictureKind = keyof PictureContents;

/** A picture that the page wants to be kept up to date. */
export interface Subscription<Kind extends PictureKind = PictureKind> {
  readonly kind: Kind;
  readonly armId: ArmId;
  /** Cells along each side; 0 for kinds that are no grid. While training runs it may get fewer. */
  readonly cells: number;
}

/** The newest picture of a subscription. */
export type Picture<Kind extends PictureKind = PictureKind> = {
  readonly [Any in Kind]: {
    readonly subscription: Subscription<Any>;
    readonly content: PictureContents[Any];
  };
}[Kind];
