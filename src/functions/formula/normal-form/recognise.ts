import { compile } from "../../algebra/evaluate.ts";
import { type Expression, algebra as m, type ParameterValues } from "../../algebra/expression.ts";
import { operandsOf } from "../../algebra/operands.ts";
import { simplify } from "../../algebra/simplify.ts";
import { measure } from "../../algebra/size.ts";
import { substitute } from "../../algebra/substitute.ts";
import type { ElementwiseActivation } from "../../families/activation-function.ts";
import { activationFunctions, derivativeOf } from "../../families/registry.ts";
import { keyOf } from "./normal-form.ts";
import { normalForm } from "./normalise.ts";

/** A formula that is a function of the registry, with its parameters set. */
export interface Recognised {
  readonly activation: ElementwiseActivation;
  /** With the numbers that its parameters have: "Leaky ReLU (α = 0.2)". */
  readonly label: string;
  readonly value: Expression;
  readonly derivative: Expression;
}

/** Where candidates are compared before their forms are: no kink of the registry lies there. */
const samplePoints = [-4.7, -1.73, -0.61, 0.37, 1.19, 5.3, 7.9];

/**
 * Other values of a formula's own parameters, unlike each other: at its defaults a factor of 1
 * would hide that it is there.
 */
const elsewhere = (parameters: ParameterValues): ParameterValues =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value], index) => [
      name,
      1.13 * value + 0.29 + index / 7,
    ]),
  );

/** A difference by rounding of a badly conditioned form is far smaller. */
const alike = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** More choices of parameters than a textbook's formula offers. */
const mostChoices = 400;

/** Those without parameters first: z is the linear function, not a leaky ReLU of slope 1. */
const elementwise = activationFunctions
  .filter((activation): activation is ElementwiseActivation => activation.kind === "elementwise")
  .toSorted((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);

/** A formula of so few small numbers without choices cannot differ in one place only. */
const plainNodes = 24;
const largestPlainNumber = 10;

const isPlain = (node: Expression): boolean =>
  measure(node).nodes <= plainNodes &&
  node.kind !== "conditional" &&
  !(node.kind === "binary" && (node.operator === "min" || node.operator === "max")) &&
  !(node.kind === "unary" && (node.operator === "abs" || node.operator === "floor")) &&
  !(node.kind === "constant" && Math.abs(node.value) > largestPlainNumber) &&
  operandsOf(node).every(isPlain);

const densePoints = Array.from({ length: 321 }, (_, index) => (index - 160) / 8 + 1 / 64);

/**
 * The function of the registry that a formula is, proven by its normal form;
 * undefined where there is none, or where it takes other slopes at kinks. So a
 * formula copied from a textbook keeps the digits of the built-in, and its price.
 */
export function recognise(
  expression: Expression,
  derivative: Expression,
  parameters: ParameterValues,
): Recognised | undefined {
  const form = normalForm(expression);
  if (!form) return undefined;
  const key = keyOf(form);
  const f = compile(expression);
  const samples = samplePoints.map((z) => f(z, parameters));
  const values = candidates(expression, parameters);
  for (const activation of elementwise) {
    for (const chosen of choices(activation.parameters, values)) {
      const value = substitute(activation.value, m.z, chosen);
      const g = compile(value);
      if (!samplePoints.every((z, index) => alike(g(z, parameters), samples[index] ?? 0))) continue;
      const other = normalForm(value);
      const isProven = other !== undefined && keyOf(other) === key;
      const isSame =
        isPlain(expression) &&
        [parameters, elsewhere(parameters)].every((at) =>
          densePoints.every((z) => alike(g(z, at), f(z, at))),
        );
      if (!isProven && !isSame) continue;
      const slope = substitute(derivativeOf(activation), m.z, chosen);
      if (!sameAtKinks(activation, chosen, [expression, derivative], [value, slope], parameters)) {
        continue;
      }
      return {
        activation,
        label: labelOf(activation, chosen),
        value: tidy(value, chosen),
        derivative: tidy(slope, chosen),
      };
    }
  }
  return undefined;
}

function labelOf(
  activation: ElementwiseActivation,
  chosen: ReadonlyMap<string, Expression>,
): string {
  const numbers = [...chosen].flatMap(([name, value]) => {
    const symbol = activation.parameters[name]?.symbol ?? name;
    if (value.kind !== "constant") return [];
    return [`${symbol} = ${String(Number(value.value.toPrecision(6))).replace("-", "−")}`];
  });
  return activation.label + (numbers.length > 0 ? ` (${numbers.join(", ")})` : "");
}

/** With numbers for parameters the built-in's own form gets shorter. */
const tidy = (expression: Expression, chosen: ReadonlyMap<string, Expression>): Expression =>
  chosen.size > 0 ? simplify(expression) : expression;

/** What a parameter of the registry may be in a formula: its own parameters, and its numbers. */
function candidates(expression: Expression, parameters: ParameterValues): readonly Expression[] {
  const numbers = new Set<number>([1]);
  const visit = (node: Expression): void => {
    if (node.kind === "constant") {
      for (const number of [node.value, -node.value, 1 / node.value]) {
        if (Number.isFinite(number)) numbers.add(number);
      }
    }
    operandsOf(node).forEach(visit);
  };
  visit(expression);
  return [
    ...Object.keys(parameters).map(m.parameter),
    ...[...numbers].slice(0, 12).map(m.constant),
  ];
}

/** Each parameter with each value that it may have; numbers lie in its range. */
function choices(
  parameters: ElementwiseActivation["parameters"],
  values: readonly Expression[],
): readonly ReadonlyMap<string, Expression>[] {
  let found: ReadonlyMap<string, Expression>[] = [new Map()];
  for (const [name, { min, max }] of Object.entries(parameters)) {
    const allowed = values.filter(
      (value) => value.kind !== "constant" || (value.value >= min && value.value <= max),
    );
    found = found.flatMap((before) =>
      allowed.map((value) => new Map<string, Expression>([...before, [name, value]])),
    );
    if (found.length > mostChoices) return [];
  }
  return found;
}

/** Whether both take the same value and slope where the built-in breaks. */
function sameAtKinks(
  activation: ElementwiseActivation,
  chosen: ReadonlyMap<string, Expression>,
  typed: readonly [Expression, Expression],
  known: readonly [Expression, Expression],
  parameters: ParameterValues,
): boolean {
  const places = activation.kinks.map(({ at }) =>
    compile(substitute(at, m.z, chosen))(0, parameters),
  );
  return typed.every((expression, index) => {
    const [f, g] = [compile(expression), compile(known[index] ?? expression)];
    return places.every((z) => alike(f(z, parameters), g(z, parameters)));
  });
}
