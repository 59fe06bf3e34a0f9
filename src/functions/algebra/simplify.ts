import { power as powerOf } from "./deterministic-math.ts";
import { applyBinary, applyUnary, holds } from "./evaluate.ts";
import {
  type BinaryOperator,
  type Expression,
  algebra as m,
  type UnaryOperator,
} from "./expression.ts";
import { operandsOf } from "./operands.ts";

/**
 * The same function written shorter: constants folded, 0 and 1 absorbed, signs
 * pulled out, and σ and softplus recognised in 1/(1 + eᵘ) and ln(1 + eᵘ), whose
 * derivatives would otherwise be ∞/∞ where eᵘ overflows.
 *
 * It is mathematics on finite numbers: wherever the given form is finite, the
 * result has the same value but for rounding. Where the given form is 0·∞ the
 * result may be the finite value meant (0·u is 0), and a NaN that only such a
 * vanished part would have carried goes with it. Nothing is ever divided out
 * or cancelled that could become 0/0 or ∞ − ∞ for some z.
 */
export function simplify(expression: Expression): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    if (simplest.has(node)) return node;
    const before = known.get(node);
    if (before) return before;
    const rebuilt = rebuild(node, visit);
    const after = isAlike(rebuilt, node) ? node : rebuilt;
    if (after === node) simplest.add(node);
    known.set(node, after);
    return after;
  };
  return visit(expression);
}

/**
 * What nothing can be done about is the same object afterwards, and is not looked through again:
 * else a formula of nested functions would lose what its derivative shares.
 */
const simplest = new WeakSet<Expression>();

/** Whether the same is done to the very same operands. */
function isAlike(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  const [ofA, ofB] = [operandsOf(a), operandsOf(b)];
  return (
    ofA.length > 0 &&
    ofA.every((operand, index) => operand === ofB[index]) &&
    a.kind === b.kind &&
    ("operator" in a ? a.operator : null) === ("operator" in b ? b.operator : null) &&
    ("exponent" in a ? a.exponent : null) === ("exponent" in b ? b.exponent : null) &&
    ("relation" in a ? a.relation : null) === ("relation" in b ? b.relation : null)
  );
}

/** A node over simplified children, itself in simplest form. */
function rebuild(node: Expression, visit: (child: Expression) => Expression): Expression {
  switch (node.kind) {
    case "constant":
    case "variable":
    case "parameter":
      return node;
    case "unary":
      return unary({ ...node, operand: visit(node.operand) });
    case "binary":
      return binary(node.operator, visit(node.left), visit(node.right));
    case "power":
      return power(visit(node.base), node.exponent);
    case "conditional":
      return conditional({
        ...node,
        left: visit(node.left),
        right: visit(node.right),
        whenTrue: visit(node.whenTrue),
        whenFalse: visit(node.whenFalse),
      });
  }
}

const isConstant = (node: Expression, value: number): boolean =>
  node.kind === "constant" && node.value === value;

const isNegation = (
  node: Expression,
): node is Extract<Expression, { kind: "unary" }> & { operator: "negate" } =>
  node.kind === "unary" && node.operator === "negate";

/** Whether two formulas are written alike. */
export function sameExpression(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "constant":
      return b.kind === "constant" && Object.is(a.value, b.value);
    case "variable":
      return b.kind === "variable";
    case "parameter":
      return b.kind === "parameter" && a.name === b.name;
    case "unary":
      return (
        b.kind === "unary" && a.operator === b.operator && sameExpression(a.operand, b.operand)
      );
    case "binary":
      return (
        b.kind === "binary" &&
        a.operator === b.operator &&
        sameExpression(a.left, b.left) &&
        sameExpression(a.right, b.right)
      );
    case "power":
      return b.kind === "power" && a.exponent === b.exponent && sameExpression(a.base, b.base);
    case "conditional":
      return (
        b.kind === "conditional" &&
        a.relation === b.relation &&
        sameExpression(a.left, b.left) &&
        sameExpression(a.right, b.right) &&
        sameExpression(a.whenTrue, b.whenTrue) &&
        sameExpression(a.whenFalse, b.whenFalse)
      );
  }
}

/** Whether the number is exact; e and its like stay as they are written, for people to read. */
const isExact = (operator: UnaryOperator, operand: number): boolean =>
  operator === "negate" ||
  operator === "abs" ||
  operator === "floor" ||
  operator === "sqrt" ||
  operand === 0 ||
  (operator === "log" && operand === 1);

function unary(node: Extract<Expression, { kind: "unary" }>): Expression {
  const { operator, operand } = node;
  if (operand.kind === "constant" && isExact(operator, operand.value)) {
    const value = applyUnary(operator, operand.value);
    if (Number.isFinite(value)) return m.constant(value);
  }
  const softplusOperand = operator === "log" ? onePlusExp(operand) : null;
  if (softplusOperand) return m.softplus(softplusOperand);
  if (operator === "log1p" && isExp(operand)) return m.softplus(operand.operand);
  if (operator !== "negate") return node;
  if (isNegation(operand)) return operand.operand;
  if (operand.kind === "binary") {
    if (operand.operator === "subtract") return binary("subtract", operand.right, operand.left);
    if (operand.operator === "multiply" && operand.left.kind === "constant") {
      return binary("multiply", m.constant(-operand.left.value), operand.right);
    }
  }
  return node;
}

const isExp = (node: Expression): node is Extract<Expression, { kind: "unary" }> =>
  node.kind === "unary" && node.operator === "exp";

/** u of 1 + eᵘ or eᵘ + 1. */
function onePlusExp(node: Expression): Expression | null {
  if (node.kind !== "binary" || node.operator !== "add") return null;
  const { left, right } = node;
  if (isConstant(left, 1) && isExp(right)) return right.operand;
  if (isConstant(right, 1) && isExp(left)) return left.operand;
  return null;
}

const negate = (operand: Expression): Expression =>
  unary({ kind: "unary", operator: "negate", operand });

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  const folded = fold(operator, left, right);
  if (folded) return folded;
  switch (operator) {
    case "add":
      return sum(left, right);
    case "subtract":
      return difference(left, right);
    case "multiply":
      return product(left, right);
    case "divide":
      return quotient(left, right);
    case "min":
      return sameExpression(left, right) ? left : m.min(left, right);
    case "max":
      return sameExpression(left, right) ? left : m.max(left, right);
  }
}

function sum(left: Expression, right: Expression): Expression {
  if (isConstant(left, 0)) return right;
  if (isConstant(right, 0)) return left;
  if (isNegation(right)) return difference(left, right.operand);
  if (isNegation(left)) return difference(right, left.operand);
  return m.add(left, right);
}

function difference(left: Expression, right: Expression): Expression {
  if (isConstant(left, 0)) return negate(right);
  if (isConstant(right, 0)) return left;
  if (isNegation(right)) return sum(left, right.operand);
  return m.sub(left, right);
}

function product(left: Expression, right: Expression): Expression {
  const absorbed = fold("multiply", left, right) ?? absorb(left, right) ?? absorb(right, left);
  if (absorbed) return absorbed;
  // Constants whose product is no number stay apart.
  if (left.kind === "constant" && right.kind === "constant") return m.mul(left, right);
  // A constant stands first, and constants meet.
  if (right.kind === "constant") return product(right, left);
  if (isNegation(left)) return negate(product(left.operand, right));
  if (isNegation(right)) return negate(product(left, right.operand));
  const inner = right.kind === "binary" && right.operator === "multiply" ? right : null;
  if (inner?.left.kind === "constant") {
    if (left.kind !== "constant") return product(inner.left, product(left, inner.right));
    const together = fold("multiply", left, inner.left);
    return together ? product(together, inner.right) : m.mul(left, right);
  }
  if (left.kind === "binary" && left.operator === "multiply" && left.left.kind === "constant") {
    return product(left.left, product(left.right, right));
  }
  // A factor that is switched off switches off the whole product, so ∞·0 cannot arise.
  if (isSwitch(right, left)) return scaleBranches(right, (branch) => product(left, branch));
  if (isSwitch(left, right)) return scaleBranches(left, (branch) => product(branch, right));
  if (sameExpression(left, right)) return power(left, 2);
  return m.mul(left, right);
}

/** 0, 1 and −1 as a factor. */
function absorb(factor: Expression, other: Expression): Expression | null {
  if (isConstant(factor, 0)) return m.constant(0);
  if (isConstant(factor, 1)) return other;
  return isConstant(factor, -1) ? negate(other) : null;
}

function quotient(left: Expression, right: Expression): Expression {
  const folded = fold("divide", left, right);
  if (folded) return folded;
  if (isConstant(left, 0) && !isConstant(right, 0)) return m.constant(0);
  if (isConstant(right, 1)) return left;
  if (isConstant(right, -1)) return negate(left);
  if (isNegation(left)) return negate(quotient(left.operand, right));
  const sigmoidOperand = onePlusExp(right);
  if (isConstant(left, 1) && sigmoidOperand) return m.sigmoid(negate(sigmoidOperand));
  if (isSwitch(left, right)) return scaleBranches(left, (branch) => quotient(branch, right));
  const [above, numerator] = leadingConstant(left);
  const [below, denominator] = leadingConstant(right);
  // 2u/(2v) is u/v; other ratios of constants would only trade readable numbers for long ones.
  if (above !== 1 && above === below) return quotient(numerator, denominator);
  // A fraction over a number is one fraction.
  if (left.kind === "binary" && left.operator === "divide" && right.kind === "constant") {
    return quotient(left.left, product(right, left.right));
  }
  return m.div(left, right);
}

/** c and u of a formula c·u; c is 1 where there is none. */
const leadingConstant = (node: Expression): readonly [number, Expression] =>
  node.kind === "binary" && node.operator === "multiply" && node.left.kind === "constant"
    ? [node.left.value, node.right]
    : [1, node];

/** The number that two constants make, where it is finite. */
function fold(operator: BinaryOperator, left: Expression, right: Expression): Expression | null {
  if (left.kind !== "constant" || right.kind !== "constant") return null;
  const value = applyBinary(operator, left.value, right.value);
  return Number.isFinite(value) ? m.constant(value) : null;
}

type Conditional = Extract<Expression, { kind: "conditional" }>;

/** Whether `node` chooses between constants in a way that `factor` can move into without growth. */
const isSwitch = (node: Expression, factor: Expression): node is Conditional =>
  node.kind === "conditional" &&
  ((node.whenTrue.kind === "constant" &&
    node.whenFalse.kind === "constant" &&
    factor.kind === "constant") ||
    isConstant(node.whenTrue, 0) ||
    isConstant(node.whenFalse, 0));

const scaleBranches = (node: Conditional, scale: (branch: Expression) => Expression): Expression =>
  conditional({ ...node, whenTrue: scale(node.whenTrue), whenFalse: scale(node.whenFalse) });

function power(base: Expression, exponent: number): Expression {
  if (exponent === 0) return m.constant(1);
  if (exponent === 1) return base;
  if (base.kind === "constant") {
    const value = powerOf(base.value, exponent);
    if (Number.isFinite(value)) return m.constant(value);
  }
  if (isNegation(base) && exponent % 2 === 0) return power(base.operand, exponent);
  return m.pow(base, exponent);
}

function conditional(node: Conditional): Expression {
  const { left, relation, right, whenTrue, whenFalse } = node;
  if (sameExpression(whenTrue, whenFalse)) return whenTrue;
  if (left.kind === "constant" && right.kind === "constant") {
    return holds(left.value, relation, right.value) ? whenTrue : whenFalse;
  }
  return node;
}
