import { evaluate } from "../../functions/algebra/evaluate.ts";
import type {
  BinaryOperator,
  Expression,
  ParameterValues,
  Relation,
  UnaryOperator,
} from "../../functions/algebra/expression.ts";
import { operandsOf } from "../../functions/algebra/operands.ts";
import { withoutGuards } from "../../functions/derive/definitions.ts";
import {
  clamped,
  withBoundedExponents,
  withGuardedCases,
} from "../../functions/print/code/guard.ts";

/** A formula as calls of TensorFlow.js: `tf.mul(z, tf.sigmoid(z))`. */

type Call = (...operands: readonly string[]) => string;

const named =
  (name: string): Call =>
  (...operands) =>
    `tf.${name}(${operands.join(", ")})`;

const unaryCalls: Readonly<Record<UnaryOperator, Call>> = {
  negate: named("neg"),
  abs: named("abs"),
  floor: named("floor"),
  sqrt: named("sqrt"),
  exp: named("exp"),
  log: named("log"),
  log1p: named("log1p"),
  sin: named("sin"),
  cos: named("cos"),
  atan: named("atan"),
  tanh: named("tanh"),
  sigmoid: named("sigmoid"),
  softplus: named("softplus"),
  erf: named("erf"),
  normalCdf: (x) => `tf.mul(0.5, tf.add(1, tf.erf(tf.div(${x}, Math.SQRT2))))`,
};

const binaryCalls: Readonly<Record<BinaryOperator, Call>> = {
  add: named("add"),
  subtract: named("sub"),
  multiply: named("mul"),
  divide: named("div"),
  min: named("minimum"),
  max: named("maximum"),
};

const relationCalls: Readonly<Record<Relation, Call>> = {
  ">": named("greater"),
  ">=": named("greaterEqual"),
  "<": named("less"),
  "<=": named("lessEqual"),
};

/** `learned` says where a learned parameter is kept; all others are written as numbers. */
export function tensorCalls(
  formula: Expression,
  values: ParameterValues,
  learned: (name: string) => string | null,
): string {
  const isFixed = (node: Expression): boolean =>
    node.kind !== "variable" &&
    (node.kind !== "parameter" || learned(node.name) === null) &&
    operandsOf(node).every(isFixed);

  const print = (node: Expression): string => {
    if (isFixed(node)) return String(evaluate(node, 0, values));
    switch (node.kind) {
      case "constant":
        return String(node.value);
      case "variable":
        return "z";
      case "parameter":
        return learned(node.name) ?? String(values[node.name]);
      case "unary":
        return unaryCalls[node.operator](print(node.operand));
      case "binary":
        return binaryCalls[node.operator](print(node.left), print(node.right));
      case "power":
        return power(print(node.base), node.exponent);
      case "conditional": {
        const condition = relationCalls[node.relation](print(node.left), print(node.right));
        return `tf.where(${condition}, ${print(node.whenTrue)}, ${print(node.whenFalse)})`;
      }
    }
  };
  const settled = withBoundedExponents(withoutGuards(formula), values);
  return print(withGuardedCases(settled, values, clamped));
}

/** Whole powers up to 4 as products: their slopes are exact for negative bases, too. */
function power(base: string, exponent: number): string {
  if (exponent === 2) return `tf.square(${base})`;
  if (exponent === 3) return `tf.mul(${base}, tf.square(${base}))`;
  if (exponent === 4) return `tf.square(tf.square(${base}))`;
  return exponent === 0.5 ? `tf.sqrt(${base})` : `tf.pow(${base}, ${exponent})`;
}
