import type { ParameterValues } from "../../algebra/expression.ts";
import type {
  ActivationFunction,
  ElementwiseActivation,
  GatedActivation,
} from "../../families/activation-function.ts";
import { resolveParameters } from "../../families/registry.ts";

/** f and f′ as a complete piece of code in one language. */
export interface CodeLanguage {
  readonly id: string;
  readonly label: string;
  /** For a saved file, without the dot. */
  readonly extension: string;
  readonly elementwise: (activation: ElementwiseActivation, values: ParameterValues) => string;
  readonly maxout: (pieces: number) => string;
  readonly gated: (activation: GatedActivation, values: ParameterValues) => string;
}

/**
 * The code that a person copies. `values` are this arm's parameters; they
 * become the defaults, and what is missing keeps the function's own default.
 */
export function printCode(
  language: CodeLanguage,
  activation: ActivationFunction,
  values: ParameterValues = {},
): string {
  const defaults = resolveParameters(activation, values);
  if (activation.kind === "maxout") return language.maxout(defaults.pieces ?? 2);
  return activation.kind === "gated"
    ? language.gated(activation, defaults)
    : language.elementwise(activation, defaults);
}

/** A gated unit's gate, under a name of its own, for languages that print it as a function. */
export const gateOf = ({ id, label, gate }: GatedActivation): ElementwiseActivation => ({
  ...gate,
  id: `${id}Gate`,
  label: `the gate of ${label}`,
});
