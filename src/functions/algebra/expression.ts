/**
 * The algebra in which every activation function is written, once.
 *
 * An `Expression` is an immutable tree over the pre-activation z, named
 * parameters and constants. Readers walk it: evaluate (float64), differentiate
 * (exactly), emit (WebAssembly SIMD), print (MathML, code), parse (what a
 * person types). It never holds a JavaScript function, so it can be sent to a
 * worker as it is.
 */

export type UnaryOperator =
  | "negate"
  | "abs"
  | "floor"
  | "sqrt"
  | "exp"
  | "log"
  | "log1p"
  | "sin"
  | "cos"
  | "atan"
  | "tanh"
  | "sigmoid"
  | "softplus"
  | "erf"
  /** Φ, the cumulative distribution of N(0, 1): ½(1 + erf(z/√2)) without the cancellation for z < 0. */
  | "normalCdf";

export type BinaryOperator = "add" | "subtract" | "multiply" | "divide" | "min" | "max";

export type Relation = ">" | ">=" | "<" | "<=";

export type Expression =
  | { readonly kind: "constant"; readonly value: number }
  /** The pre-activation z. */
  | { readonly kind: "variable" }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** A constant power; whole exponents are exact products, others need base > 0. */
  | { readonly kind: "power"; readonly base: Expression; readonly exponent: number }
  /** `left relation right ? whenTrue : whenFalse`; NaN on either side of the relation gives NaN. */
  | {
      readonly kind: "conditional";
      readonly left: Expression;
      readonly relation: Relation;
      readonly right: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    };

/** Something that can stand in a formula: a node, or a number as a constant. */
export type Operand = Expression | number;

const node = (operand: Operand): Expression =>
  typeof operand === "number" ? { kind: "constant", value: operand } : operand;

const unary =
  (operator: UnaryOperator) =>
  (operand: Operand): Expression => ({ kind: "unary", operator, operand: node(operand) });

const binary =
  (operator: BinaryOperator) =>
  (left: Operand, right: Operand): Expression => ({
    kind: "binary",
    operator,
    left: node(left),
    right: node(right),
  });

/** Builds expressions: the `m` of `defineActivation`'s formulas. */
export const algebra = {
  constant: (value: number): Expression => ({ kind: "constant", value }),
  z: { kind: "variable" } as Expression,
  parameter: (name: string): Expression => ({ kind: "parameter", name }),
  neg: unary("negate"),
  abs: unary("abs"),
  /** The largest whole number ≤ u. */
  floor: unary("floor"),
  sqrt: unary("sqrt"),
  exp: unary("exp"),
  log: unary("log"),
  log1p: unary("log1p"),
  sin: unary("sin"),
  cos: unary("cos"),
  atan: unary("atan"),
  tanh: unary("tanh"),
  sigmoid: unary("sigmoid"),
  softplus: unary("softplus"),
  erf: unary("erf"),
  normalCdf: unary("normalCdf"),
  add: binary("add"),
  sub: binary("subtract"),
  mul: binary("multiply"),
  div: binary("divide"),
  min: binary("min"),
  max: binary("max"),
  pow: (base: Operand, exponent: number): Expression => ({
    kind: "power",
    base: node(base),
    exponent,
  }),
  where: (
    left: Operand,
    relation: Relation,
    right: Operand,
    whenTrue: Operand,
    whenFalse: Operand,
  ): Expression => ({
    kind: "conditional",
    left: node(left),
    relation,
    right: node(right),
    whenTrue: node(whenTrue),
    whenFalse: node(whenFalse),
  }),
} as const;

export type Algebra = typeof algebra;

export type ParameterValues = Readonly<Record<string, number>>;
