import type { ParameterValues } from "../algebra/expression.ts";
import type { ActivationFunction } from "../families/activation-function.ts";
import { type FunctionProperties, propertiesOf } from "./properties.ts";
import { deadZones } from "./regions.ts";

/** A yes-or-no property by which functions are sorted out; `meaning` completes "A function is this where…". */
export interface Trait {
  readonly id: TraitId;
  readonly label: string;
  readonly meaning: string;
}

export type TraitId =
  | "bounded"
  | "zeroCentred"
  | "monotone"
  | "smooth"
  | "saturating"
  | "deadZone"
  | "learnable";

/** In the order in which filters show them. */
export const traits: readonly Trait[] = [
  { id: "bounded", label: "bounded", meaning: "f stays between two numbers" },
  {
    id: "zeroCentred",
    label: "zero-centred",
    meaning: "inputs from N(0, 1) leave it with mean 0",
  },
  { id: "monotone", label: "monotone", meaning: "f never turns back" },
  { id: "smooth", label: "smooth", meaning: "every derivative is continuous" },
  {
    id: "saturating",
    label: "saturating",
    meaning: "f levels off on at least one side, so that f′ goes to 0",
  },
  { id: "deadZone", label: "dead zone", meaning: "f′ is exactly 0 on a whole stretch" },
  { id: "learnable", label: "learnable", meaning: "training may change its shape" },
];

/** Maxout has no single curve: what it is depends on the weights it learned. */
export function traitsOf(
  activation: ActivationFunction,
  parameters: ParameterValues = {},
): ReadonlySet<TraitId> {
  if (activation.kind === "maxout") return new Set<TraitId>(["learnable"]);
  const properties = propertiesOf(activation, parameters);
  const holds: Readonly<Record<TraitId, boolean>> = {
    bounded: Number.isFinite(properties.range.lowest) && Number.isFinite(properties.range.highest),
    zeroCentred: isZeroCentred(properties),
    monotone: properties.monotone,
    smooth: properties.continuousDerivatives === Number.POSITIVE_INFINITY,
    saturating: [properties.limits.left, properties.limits.right].some(
      (limit) => limit !== null && Number.isFinite(limit),
    ),
    deadZone: deadZones(activation, parameters).length > 0,
    learnable: Object.values(activation.parameters).some(({ learnable }) => learnable),
  };
  return new Set(traits.map(({ id }) => id).filter((id) => holds[id]));
}

/** A mean that its own error cannot tell from 0; parameters given to 16 digits leave about 1e-13. */
export const isZeroCentred = ({ mean }: FunctionProperties): boolean =>
  Math.abs(mean.value) <= mean.error + 1e-12;
