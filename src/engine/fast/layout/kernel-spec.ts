import type { Expression } from "../../../functions/algebra/expression.ts";
import {
  derivativeOf,
  parameterDerivativesOf,
  trainingDerivativeOf,
} from "../../../functions/families/registry.ts";
import { activationOf, armParameters, armShape } from "../../experiment/arm.ts";
import type { ArmSpec, Experiment, LayerFunction } from "../../experiment/experiment.ts";
import { layerFunctions } from "../../experiment/layer-functions.ts";
import { settingsOf } from "../../experiment/own-settings.ts";
import type { OutputId } from "../../network/losses.ts";
import type { NetworkShape } from "../../network/network-shape.ts";
import type { NormalisationId, StatisticsId } from "../../network/normalisation.ts";
import type { ClippingId } from "../../optimisation/clipping.ts";
import type { OptimiserId } from "../../optimisation/optimisers.ts";
import type { RegularisationId } from "../../optimisation/regularisation.ts";
import type { TrainingPurpose } from "../../random/draw.ts";
import { type DrawnRange, drawnRange } from "../../training/drawn-number.ts";
import type { RunData } from "../../training/run-data.ts";
import type { LaneMode } from "./lanes.ts";

/** What the hidden layers apply, as the generator needs it. */
export type HiddenKind =
  | {
      /** f of each unit's z, or, in a gated layer, one linear map times f of another. */
      readonly kind: "elementwise" | "gated";
      readonly value: Expression;
      readonly derivative: Expression;
      /** Learned parameters in stored order, each with ∂f/∂parameter. */
      readonly learnable: readonly { readonly name: string; readonly derivative: Expression }[];
      /** The other parameters' values, baked into the code. */
      readonly constants: Readonly<Record<string, number>>;
      /** Where training draws a number: between which two, and f and f′ of z and of it. */
      readonly drawn?: DrawnRange & {
        readonly value: Expression;
        readonly derivative: Expression;
      };
    }
  | { readonly kind: "maxout" };

/** All that decides a kernel's code. Data, rates and weights live in its memory. */
export interface KernelSpec {
  readonly lanes: LaneMode;
  readonly shape: NetworkShape;
  readonly hidden: HiddenKind;
  /** Of the hidden layers after the first; left out where all apply the same. */
  readonly laterHidden?: readonly HiddenKind[];
  readonly output: OutputId;
  readonly optimiser: OptimiserId;
  readonly regularisation: RegularisationId;
  /** Left out where layers are not normalised. */
  readonly normalisation?: {
    readonly kind: Exclude<NormalisationId, "none">;
    readonly statistics: StatisticsId;
  };
  /** Share of the hidden units that an example trains without; left out where there is none. */
  readonly dropout?: number;
  /** Left out where gradients are not clipped. */
  readonly clipping?: Exclude<ClippingId, "none">;
  /** Examples per mini-batch. */
  readonly batchSize: number;
}

/** What the generator needs of one arm of this experiment. */
export function kernelSpec(
  experiment: Experiment,
  data: RunData,
  arm: ArmSpec,
  lanes: LaneMode,
): KernelSpec {
  const { network, optimiser, regularisation } = settingsOf(experiment, arm);
  const { normalisation: kind = "none", statistics = "running" } = network;
  const { dropout = 0 } = regularisation;
  const { clipping = "none" } = optimiser;
  const shape = armShape(experiment, data, arm);
  return {
    ...(kind === "none" ? {} : { normalisation: { kind, statistics } }),
    ...(dropout === 0 ? {} : { dropout }),
    ...(clipping === "none" ? {} : { clipping }),
    lanes,
    shape,
    hidden: hiddenKind(arm),
    ...(arm.laterLayers && shape.hiddenLayerCount > 1
      ? { laterHidden: layerFunctions(arm, shape.hiddenLayerCount).slice(1).map(hiddenKind) }
      : {}),
    output: data.output,
    optimiser: optimiser.algorithm,
    regularisation: regularisation.kind,
    batchSize: data.batchSize,
  };
}

/** What the first hidden layer applies, and the others where they differ. */
export const hiddenKinds = ({ hidden, laterHidden = [] }: KernelSpec): readonly HiddenKind[] => [
  hidden,
  ...laterHidden,
];

/** What a hidden layer applies. */
export const hiddenOf = ({ hidden, laterHidden }: KernelSpec, layer: number): HiddenKind =>
  laterHidden?.[layer - 1] ?? hidden;

/** Whether something stands around the layers, so that they are taken step by step. */
export const isStepwise = (spec: KernelSpec): boolean =>
  spec.normalisation !== undefined || isBranched(spec);

/** Whether units give out more, or less, than their function, so that its slope alone does not lead back. */
export const isBranched = ({ shape, dropout }: KernelSpec): boolean =>
  dropout !== undefined || shape.layers.some(({ skips }) => skips === true);

/** What training draws. */
export const drawnPurposes = (spec: KernelSpec): readonly TrainingPurpose[] => [
  ...(spec.dropout === undefined ? [] : (["dropout"] as const)),
  ...(hiddenKinds(spec).some(isDrawn) ? (["shape"] as const) : []),
];

/** Whether training draws a number for every unit and example. */
export const isDrawn = (hidden: HiddenKind): boolean =>
  hidden.kind !== "maxout" && hidden.drawn !== undefined;

function hiddenKind(layer: LayerFunction): HiddenKind {
  const activation = activationOf(layer);
  const parameters = armParameters(layer);
  if (activation.kind === "maxout") return { kind: "maxout" };
  const f = activation.kind === "gated" ? activation.gate : activation;
  const learnable = Object.entries(parameterDerivativesOf(f)).map(([name, derivative]) => ({
    name,
    derivative,
  }));
  const range = drawnRange(activation, parameters);
  const learned = new Set(learnable.map(({ name }) => name));
  return {
    kind: activation.kind,
    value: f.value,
    derivative: derivativeOf(f),
    learnable,
    constants: Object.fromEntries(
      Object.entries(parameters).filter(([name]) => !learned.has(name)),
    ),
    ...(range && f.drawn
      ? { drawn: { ...range, value: f.drawn.value, derivative: trainingDerivativeOf(f) } }
      : {}),
  };
}
