import { compile } from "../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import {
  type ActivationFunction,
  type ElementwiseActivation,
  type GatedActivation,
  mapsPerUnit,
} from "../../functions/families/activation-function.ts";
import {
  derivativeOf,
  parameterDerivativesOf,
  trainingDerivativeOf,
} from "../../functions/families/registry.ts";

/** A number of one unit, from a layer's z [row] of which the unit's own start at `first`. */
type OfUnit = (z: Float64Array, first: number, parameters: ParameterValues) => number;

/** What training needs of a hidden unit: a from the z of its linear maps, and the slopes. */
export interface UnitFunction {
  /** a */
  readonly value: OfUnit;
  /** ∂a/∂z of each of its rows, written to the same places of `slopes`. */
  readonly slopes: (
    z: Float64Array,
    first: number,
    parameters: ParameterValues,
    slopes: Float64Array,
  ) => void;
  /** ∂a/∂p of each learned parameter p, in the order in which they are stored. */
  readonly parameterDerivatives: readonly OfUnit[];
  /** The row whose z says where on its curve the unit stands: a gate's, or maxout's largest. */
  readonly placeRow: (z: Float64Array, first: number) => number;
}

export function unitFunction(
  activation: ActivationFunction,
  parameters: ParameterValues,
): UnitFunction {
  if (activation.kind === "maxout") return maxoutUnit(mapsPerUnit(activation, parameters));
  return activation.kind === "gated" ? gatedUnit(activation) : plainUnit(activation);
}

/** a = f(z); of a function with a drawn number, that of z and the number. */
function plainUnit(activation: ElementwiseActivation): UnitFunction {
  const value = compile(activation.drawn?.value ?? activation.value);
  const derivative = compile(trainingDerivativeOf(activation));
  return {
    value: (z, first, parameters) => value(z[first] as number, parameters),
    slopes: (z, first, parameters, slopes) => {
      slopes[first] = derivative(z[first] as number, parameters);
    },
    parameterDerivatives: Object.values(parameterDerivativesOf(activation)).map((formula) => {
      const slope = compile(formula);
      return (z, first, parameters) => slope(z[first] as number, parameters);
    }),
    placeRow: (_z, first) => first,
  };
}

/** a = u·f(z), u from the unit's first linear map and z from its second. */
function gatedUnit({ gate }: GatedActivation): UnitFunction {
  const value = compile(gate.value);
  const derivative = compile(derivativeOf(gate));
  return {
    value: (z, first, parameters) =>
      (z[first] as number) * value(z[first + 1] as number, parameters),
    slopes: (z, first, parameters, slopes) => {
      slopes[first] = value(z[first + 1] as number, parameters);
      slopes[first + 1] = (z[first] as number) * derivative(z[first + 1] as number, parameters);
    },
    parameterDerivatives: [],
    placeRow: (_z, first) => first + 1,
  };
}

/** a = the largest z, the first of equals; a NaN among them is chosen, so that it is seen. */
function maxoutUnit(maps: number): UnitFunction {
  const largest = (z: Float64Array, first: number): number => {
    let chosen = first;
    for (let row = first + 1; row < first + maps; row++) {
      if ((z[row] as number) > (z[chosen] as number) || Number.isNaN(z[row])) chosen = row;
    }
    return chosen;
  };
  return {
    value: (z, first) => z[largest(z, first)] as number,
    slopes: (z, first, _parameters, slopes) => {
      slopes.fill(0, first, first + maps);
      slopes[largest(z, first)] = 1;
    },
    parameterDerivatives: [],
    placeRow: largest,
  };
}
