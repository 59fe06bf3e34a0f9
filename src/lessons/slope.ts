import { compile } from "../functions/algebra/evaluate.ts";
import { activationById, derivativeOf, resolveParameters } from "../functions/families/registry.ts";

/** f′(z) of a registered function with its default parameters. */
export function slopeOf(id: string, z: number): number {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new RangeError(`no slope of ${id}`);
  return compile(derivativeOf(activation))(z, resolveParameters(activation, {}));
}
