import type { Expression } from "../../functions/expression.ts";
import type { OptimiserId, OutputId, RegularisationId } from "../experiment/experiment.ts";
import type { NetworkShape } from "../network-shape.ts";
import type { LaneMode } from "./lanes.ts";

/** What the hidden layers apply, as the generator needs it. */
export type HiddenKind =
  | {
      readonly kind: "elementwise";
      readonly value: Expression;
      readonly derivative: Expression;
      /** Learned parameters in stored order, each with ∂f/∂parameter. */
      readonly learnable: readonly { readonly name: string; readonly derivative: Expression }[];
      /** The other parameters' values, baked into the code. */
      readonly constants: Readonly<Record<string, number>>;
    }
  | { readonly kind: "maxout" };

/** All that decides a kernel's code. Data, rates and weights live in its memory. */
export interface KernelSpec {
  readonly lanes: LaneMode;
  readonly shape: NetworkShape;
  readonly hidden: HiddenKind;
  readonly output: OutputId;
  readonly optimiser: OptimiserId;
  readonly regularisation: RegularisationId;
  /** Examples per mini-batch. */
  readonly batchSize: number;
}
