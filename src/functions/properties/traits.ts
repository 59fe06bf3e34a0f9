import type { ParameterValues } from "../algebra/expression.ts";
import type { ActivationFunction } from "../families/activation-function.ts";
import { type FunctionProperties, propertiesOf } from "./properties.ts";
import { deadZones } from "./regions.ts";

/** The yes-or-no properties by which functions are sorted out, in the order in which filters show them. */
export const traitIds = [
  "bounded",
  "zeroCentred",
  "monotone",
  "smooth",
  "saturating",
  "deadZone",
  "learnable",
] as const;

export type TraitId = (typeof traitIds)[number];

/** A unit of several linear maps has no single curve: what it is depends on the weights it learned. */
export function traitsOf(
  activation: ActivationFunction,
  parameters: ParameterValues = {},
): ReadonlySet<TraitId> {
  if (activation.kind !== "elementwise") return new Set<TraitId>(["learnable"]);
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
  return new Set(traitIds.filter((id) => holds[id]));
}

/** A mean that its own error cannot tell from 0; parameters given to 16 digits leave about 1e-13. */
export const isZeroCentred = ({ mean }: FunctionProperties): boolean =>
  Math.abs(mean.value) <= mean.error + 1e-12;
