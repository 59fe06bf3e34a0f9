import { differentiate } from "../algebra/differentiate.ts";
import type { ParameterValues } from "../algebra/expression.ts";
import type { ElementwiseActivation, ParameterSpec } from "../families/activation-function.ts";
import { findBreaks } from "../properties/breaks.ts";
import { type FormulaWarning, probe } from "../properties/probe.ts";
import { type FormulaNote, type FormulaProblem, parseFormula } from "./parse.ts";
import { isPrintable } from "./printable.ts";
import { settle } from "./stability/settle.ts";
import { greekSymbol } from "./text/greek.ts";

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
  | ({ readonly values: Readonly<Record<string, string | number>> } & (
      | { readonly field: "name"; readonly code: "nameLength" | "nameUnprintable" }
      | { readonly field: "learnable" | "parameters"; readonly code: "noSuchParameter" }
      | { readonly field: "parameters"; readonly code: "outOfRange" }
    ));

export type InventedActivation =
  | {
      readonly ok: true;
      readonly activation: ElementwiseActivation;
      /** What was understood beyond the plain reading. */
      readonly notes: readonly FormulaNote[];
      /** Where f is not a number, where it is not differentiable. */
      readonly warnings: readonly FormulaWarning[];
    }
  | { readonly ok: false; readonly problem: InventionProblem };

export const inventionLimits = { nameCharacters: 40 } as const;

/** A parameter that nobody described: 1, adjustable over a range that keeps 0 and both signs. */
const parameterRange = { default: 1, min: -10, max: 10 } as const;

const clamp = (value: number): number =>
  Math.min(Math.max(value, parameterRange.min), parameterRange.max);

const failed = (problem: InventionProblem): InventedActivation => ({ ok: false, problem });

/**
 * Turns a typed formula into an activation function like any built-in: exact
 * derivative, same engine, same speed. Its kinks are found from the formula.
 * Never throws.
 */
export function inventActivation(text: InventionText): InventedActivation {
  const label = text.name.trim();
  const { nameCharacters } = inventionLimits;
  if (label === "" || label.length > nameCharacters) {
    return failed({ field: "name", code: "nameLength", values: { most: nameCharacters } });
  }
  if (!isPrintable(label)) return failed({ field: "name", code: "nameUnprintable", values: {} });
  const read = readText(text);
  return read.ok ? { ...read, activation: { ...read.activation, label } } : read;
}

/** A name is typed letter by letter too: the formula beside it is read once. */
const known = new Map<string, InventedActivation>();
const mostKnown = 20;

function readText({ formula, learnable, parameters = {} }: InventionText): InventedActivation {
  const key = JSON.stringify([formula, learnable, parameters]);
  let read = known.get(key);
  if (!read) {
    read = withoutName(formula, learnable, parameters);
    known.set(key, read);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }
  return read;
}

function withoutName(
  formula: string,
  learnable: readonly string[],
  defaults: ParameterValues,
): InventedActivation {
  const parsed = parseFormula(formula, [...learnable, ...Object.keys(defaults)]);
  if (!parsed.ok) return { ok: false, problem: { field: "formula", ...parsed.problem } };

  const names = parsed.parameters;
  const allowed = names.join(", ");
  for (const [field, given] of [
    ["learnable", learnable],
    ["parameters", Object.keys(defaults)],
  ] as const) {
    const unknown = given.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const values = { name: unknown, count: names.length, allowed };
      return failed({ field, code: "noSuchParameter", values });
    }
  }
  for (const [name, value] of Object.entries(defaults)) {
    const { min: least, max: most } = parameterRange;
    if (value >= least && value <= most) continue;
    return failed({ field: "parameters", code: "outOfRange", values: { name, least, most } });
  }

  const startOf = (name: string): number => {
    const given = Object.hasOwn(defaults, name) ? defaults[name] : parsed.defaults[name];
    return clamp(given ?? parameterRange.default);
  };
  const parameters = Object.fromEntries(
    names.map((name): [string, ParameterSpec] => [
      name,
      {
        ...parameterRange,
        symbol: greekSymbol(name),
        default: startOf(name),
        ...(learnable.includes(name) ? { learnable: true } : {}),
      },
    ]),
  );
  const values = Object.fromEntries(names.map((name) => [name, parameters[name]?.default ?? 1]));
  const settled = settle(parsed.expression, values);
  const { value } = settled;
  const derivative = settled.derivative ?? differentiate(value, "z");
  const { kinks, unsolved } = findBreaks(value, derivative, values);
  const warnings = probe(value, derivative, values);
  return {
    ok: true,
    notes: [...parsed.notes, ...settled.notes],
    warnings: unsolved ? [...warnings, { code: "unsolvedBreaks" }] : warnings,
    activation: {
      kind: "elementwise",
      id: "invented",
      label: "",
      family: "invented",
      parameters,
      aliases: [],
      value,
      ...(value === parsed.expression ? {} : { written: parsed.expression }),
      ...(settled.derivative ? { derivative: settled.derivative } : {}),
      kinks,
    },
  };
}
