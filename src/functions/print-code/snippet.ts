import type {
  ActivationFunction,
  ElementwiseActivation,
  ParameterValues,
} from "../activation-function.ts";
import { differentiate } from "../differentiate.ts";
import type { Expression } from "../expression.ts";

/** f and f′ as a complete piece of code in one language. */
export interface CodeLanguage {
  readonly id: string;
  readonly label: string;
  /** For a saved file, without the dot. */
  readonly extension: string;
  readonly elementwise: (activation: ElementwiseActivation, values: ParameterValues) => string;
  readonly maxout: (pieces: number) => string;
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
  const defaults = Object.fromEntries(
    Object.entries(activation.parameters).map(([name, spec]) => [
      name,
      values[name] ?? spec.default,
    ]),
  );
  return activation.kind === "maxout"
    ? language.maxout(defaults.pieces ?? 2)
    : language.elementwise(activation, defaults);
}

/** The f′ that the engine trains with: the entry's own, or the exact derivative of its formula. */
export const derivativeOf = (activation: ElementwiseActivation): Expression =>
  activation.derivative ?? differentiate(activation.value, "z");
