import {
  atan,
  cos,
  exp,
  log,
  log1p,
  power,
  sigmoid,
  sin,
  softplus,
  tanh,
} from "./deterministic-math.ts";
import { erf, normalCdf } from "./error-function.ts";
import type {
  BinaryOperator,
  Expression,
  ParameterValues,
  Relation,
  UnaryOperator,
} from "./expression.ts";
import { operandsOf } from "./operands.ts";

/** A formula ready to be computed in float64, to the same bits on every machine. */
export type CompiledExpression = (z: number, parameters: ParameterValues) => number;

const unaryOperations: Readonly<Record<UnaryOperator, (x: number) => number>> = {
  negate: (x) => -x,
  abs: Math.abs,
  floor: Math.floor,
  sqrt: Math.sqrt,
  exp,
  log,
  log1p,
  sin,
  cos,
  atan,
  tanh,
  sigmoid,
  softplus,
  erf,
  normalCdf,
};

/** Math.min and Math.max give NaN where either side is NaN, as the algebra asks. */
const binaryOperations: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};

const relations: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
};

export const applyUnary = (operator: UnaryOperator, x: number): number =>
  unaryOperations[operator](x);

export const applyBinary = (operator: BinaryOperator, a: number, b: number): number =>
  binaryOperations[operator](a, b);

export const holds = (a: number, relation: Relation, b: number): boolean =>
  relations[relation](a, b);

const compiledBefore = new WeakMap<Expression, CompiledExpression>();

/**
 * Turns a formula into a closure that computes it in float64. What the formula shares, as a
 * derivative shares nearly all of its parts, is computed once for each z.
 * The closure throws a RangeError when a parameter of the formula is missing.
 */
export function compile(expression: Expression): CompiledExpression {
  let compiled = compiledBefore.get(expression);
  if (!compiled) {
    compiled = compileWhole(expression);
    compiledBefore.set(expression, compiled);
  }
  return compiled;
}

function compileWhole(expression: Expression): CompiledExpression {
  const uses = countUses(expression);
  const compiled = new Map<Expression, CompiledExpression>();
  let call = 0;

  function part(node: Expression): CompiledExpression {
    const before = compiled.get(node);
    if (before) return before;
    const plain = compileNode(node, part);
    const isShared = (uses.get(node) ?? 0) > 1 && operandsOf(node).length > 0;
    const after = isShared ? onceEachCall(plain) : plain;
    compiled.set(node, after);
    return after;
  }

  function onceEachCall(plain: CompiledExpression): CompiledExpression {
    let [known, value] = [0, 0];
    return (z, p) => {
      if (known !== call) {
        value = plain(z, p);
        known = call;
      }
      return value;
    };
  }

  const whole = part(expression);
  return (z, p) => {
    call += 1;
    return whole(z, p);
  };
}

/** How many places each part of a formula stands in. */
function countUses(expression: Expression): ReadonlyMap<Expression, number> {
  const uses = new Map<Expression, number>();
  const visit = (node: Expression): void => {
    const before = uses.get(node) ?? 0;
    uses.set(node, before + 1);
    if (before === 0) operandsOf(node).forEach(visit);
  };
  visit(expression);
  return uses;
}

function compileNode(
  expression: Expression,
  part: (operand: Expression) => CompiledExpression,
): CompiledExpression {
  switch (expression.kind) {
    case "constant": {
      const { value } = expression;
      return () => value;
    }
    case "variable":
      return (z) => z;
    case "parameter": {
      const { name } = expression;
      return (_z, parameters) => {
        const value = parameters[name];
        if (value === undefined) throw new RangeError(`The parameter "${name}" has no value.`);
        return value;
      };
    }
    case "unary": {
      const operand = part(expression.operand);
      const operation = unaryOperations[expression.operator];
      return (z, p) => operation(operand(z, p));
    }
    case "binary": {
      const left = part(expression.left);
      const right = part(expression.right);
      const operation = binaryOperations[expression.operator];
      return (z, p) => operation(left(z, p), right(z, p));
    }
    case "power": {
      const base = part(expression.base);
      const { exponent } = expression;
      return (z, p) => power(base(z, p), exponent);
    }
    case "conditional": {
      const left = part(expression.left);
      const right = part(expression.right);
      const whenTrue = part(expression.whenTrue);
      const whenFalse = part(expression.whenFalse);
      const relation = relations[expression.relation];
      return (z, p) => {
        const a = left(z, p);
        const b = right(z, p);
        // A comparison with NaN is false, which would hide it behind the other branch.
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
        return relation(a, b) ? whenTrue(z, p) : whenFalse(z, p);
      };
    }
  }
}

/** The value of a formula at one z, in float64; `compile` is for many. */
export const evaluate = (expression: Expression, z: number, parameters: ParameterValues): number =>
  compile(expression)(z, parameters);
