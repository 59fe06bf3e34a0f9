import { differentiate } from "../algebra/differentiate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import type { ElementwiseActivation, ParameterSpec } from "../families/activation-function.ts";
import { findBreaks } from "../properties/breaks.ts";
import { probe } from "../properties/probe.ts";
import { parseFormula } from "./parse.ts";
import { type FormulaProblem, greekSymbol } from "./tokens.ts";

/** What a person types; an experiment carries it as it is. */
export interface InventionText {
  readonly name: string;
  readonly formula: string;
  /** Which of the formula's parameters are learned, one value per hidden layer. */
  readonly learnable: readonly string[];
  /** Defaults other than 1, by name; an arm's own values go where every arm's do. */
  readonly parameters?: ParameterValues;
}

/** What is wrong, in which field; in the formula also where. */
export type InventionProblem =
  | ({ readonly field: "formula" } & FormulaProblem)
  | { readonly field: "name" | "learnable" | "parameters"; readonly message: string };

export type InventedActivation =
  | {
      readonly ok: true;
      readonly activation: ElementwiseActivation;
      /** Sentences for the page: where f is not a number, where it is not differentiable. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: InventionProblem };

export const inventionLimits = { nameCharacters: 40 } as const;

/** A parameter that nobody described: 1, adjustable over a range that keeps 0 and both signs. */
const parameterRange = { default: 1, min: -10, max: 10 } as const;

const failed = (
  field: "name" | "learnable" | "parameters",
  message: string,
): InventedActivation => ({ ok: false, problem: { field, message } });

/**
 * Turns a typed formula into an activation function like any built-in: exact
 * derivative, same engine, same speed. Its kinks are found from the formula.
 * Never throws.
 */
export function inventActivation(text: InventionText): InventedActivation {
  const label = text.name.trim();
  const { nameCharacters } = inventionLimits;
  if (label === "" || label.length > nameCharacters) {
    return failed("name", `A name has 1 to ${nameCharacters} characters.`);
  }
  const parsed = parseFormula(text.formula);
  if (!parsed.ok) return { ok: false, problem: { field: "formula", ...parsed.problem } };

  const names = parsed.parameters;
  const defaults = text.parameters ?? {};
  const allowed = names.length > 0 ? names.join(", ") : "none";
  for (const [field, given] of [
    ["learnable", text.learnable],
    ["parameters", Object.keys(defaults)],
  ] as const) {
    const unknown = given.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const message = `The formula has no parameter “${unknown}”. Its parameters: ${allowed}.`;
      return failed(field, message);
    }
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (value >= parameterRange.min && value <= parameterRange.max) continue;
    return failed(
      "parameters",
      `${name} lies between ${parameterRange.min} and ${parameterRange.max}.`,
    );
  }

  const parameters = Object.fromEntries(
    names.map((name): [string, ParameterSpec] => [
      name,
      {
        ...parameterRange,
        symbol: greekSymbol(name),
        default: Object.hasOwn(defaults, name) ? (defaults[name] ?? 1) : 1,
        ...(text.learnable.includes(name) ? { learnable: true } : {}),
      },
    ]),
  );
  const values = Object.fromEntries(names.map((name) => [name, parameters[name]?.default ?? 1]));
  const derivative = differentiate(parsed.expression, "z");
  const { kinks, unsolved } = findBreaks(parsed.expression, derivative, values);
  const warnings = [...probe(parsed.expression, derivative, values)];
  if (unsolved) {
    warnings.push(
      "Some pieces of f meet where the condition is no straight line in z; breaks there are not marked.",
    );
  }
  return {
    ok: true,
    warnings,
    activation: {
      kind: "elementwise",
      id: "invented",
      label,
      family: "invented",
      parameters,
      reference: null,
      purpose: "Invented here, to see what it does.",
      value: parsed.expression,
      kinks,
    },
  };
}
