import type { Expression, Relation, UnaryOperator } from "../../algebra/expression.ts";

/** How tightly a printed piece binds; a looser one needs parentheses inside a tighter one. */
export const precedence = {
  conditional: 0,
  comparison: 1,
  sum: 2,
  product: 3,
  sign: 4,
  power: 5,
  atom: 6,
} as const;

export interface Printed {
  readonly text: string;
  readonly level: number;
}

/** A printed operand, and whether z occurs in it (arrays and plain numbers need different calls). */
export interface Piece extends Printed {
  readonly ofZ: boolean;
}

export type CallOperator = Exclude<UnaryOperator, "negate"> | "min" | "max";

export interface PrintedConditional {
  readonly left: Piece;
  readonly relation: Relation;
  readonly right: Piece;
  readonly whenTrue: Piece;
  readonly whenFalse: Piece;
}

/** What differs between languages; the rest (order, signs, parentheses) is shared. */
export interface Dialect {
  readonly variable: string;
  /** A finite number ≥ 0. */
  readonly number: (value: number) => string;
  readonly parameter: (name: string) => string;
  readonly times: string;
  /** Where a language does not write `a / b`. */
  readonly divide?: (numerator: Piece, denominator: Piece) => Printed;
  readonly parenthesise: (text: string) => string;
  /** JavaScript refuses `-z ** 2`. */
  readonly signNeedsAtom?: boolean;
  readonly call: (operator: CallOperator, operands: readonly Piece[]) => Printed;
  readonly power: (base: Piece, exponent: number) => Printed;
  readonly conditional: (parts: PrintedConditional) => Printed;
}

export const atom = (text: string): Printed => ({ text, level: precedence.atom });

/** The piece, in parentheses where it is looser than `least`. */
export const wrap = (
  piece: Printed,
  least: number,
  dialect: Pick<Dialect, "parenthesise">,
): string => (piece.level < least ? dialect.parenthesise(piece.text) : piece.text);

/** Prints an expression in a dialect, with no more parentheses than its meaning needs. */
export function printInfix(expression: Expression, dialect: Dialect): Piece {
  const print = (node: Expression) => printInfix(node, dialect);
  const from = (printed: Printed, ...operands: readonly Piece[]): Piece => ({
    ...printed,
    ofZ: operands.some((operand) => operand.ofZ),
  });
  switch (expression.kind) {
    case "variable":
      return { ...atom(dialect.variable), ofZ: true };
    case "parameter":
      return { ...atom(dialect.parameter(expression.name)), ofZ: false };
    case "constant":
      return { ...printConstant(expression.value, dialect), ofZ: false };
    case "unary": {
      const operand = print(expression.operand);
      const { operator } = expression;
      return from(
        operator === "negate" ? negate(operand, dialect) : dialect.call(operator, [operand]),
        operand,
      );
    }
    case "binary": {
      const [left, right] = [print(expression.left), print(expression.right)];
      return from(printBinary(expression, left, right, dialect), left, right);
    }
    case "power": {
      const base = print(expression.base);
      return from(dialect.power(base, expression.exponent), base);
    }
    case "conditional": {
      const [left, right] = [print(expression.left), print(expression.right)];
      const [whenTrue, whenFalse] = [print(expression.whenTrue), print(expression.whenFalse)];
      const parts = { left, relation: expression.relation, right, whenTrue, whenFalse };
      return from(dialect.conditional(parts), left, right, whenTrue, whenFalse);
    }
  }
}

function printConstant(value: number, dialect: Dialect): Printed {
  if (!Number.isFinite(value)) throw new RangeError(`A formula cannot hold ${value}.`);
  if (value < 0 || Object.is(value, -0))
    return { text: `-${dialect.number(-value)}`, level: precedence.sign };
  return atom(dialect.number(Math.abs(value)));
}

/** −(a·b) = (−a)·b to the last bit, so a product needs no parentheses; a second sign does (`--a`). */
function negate(operand: Printed, dialect: Dialect): Printed {
  const least = dialect.signNeedsAtom ? precedence.atom : precedence.product;
  const bare = operand.level >= least && !operand.text.startsWith("-");
  const text = `-${bare ? operand.text : dialect.parenthesise(operand.text)}`;
  return {
    text,
    level: operand.level === precedence.product && bare ? precedence.product : precedence.sign,
  };
}

function printBinary(
  node: Extract<Expression, { kind: "binary" }>,
  left: Piece,
  right: Piece,
  dialect: Dialect,
): Printed {
  switch (node.operator) {
    case "add":
      return printSum(left, "+", node.right, right, dialect);
    case "subtract":
      return printSum(left, "-", node.right, right, dialect);
    case "multiply":
      return printProduct(left, dialect.times, right, dialect);
    case "divide":
      return dialect.divide?.(left, right) ?? printProduct(left, " / ", right, dialect);
    case "min":
    case "max":
      return dialect.call(node.operator, [left, right]);
  }
}

/** `a + (-b)` reads `a - b`, which is the same number. */
function printSum(
  left: Piece,
  sign: "+" | "-",
  node: Expression,
  right: Piece,
  dialect: Dialect,
): Printed {
  const first = wrap(left, precedence.sum, dialect);
  const flipped = sign === "+" ? "-" : "+";
  if (node.kind === "constant" && node.value < 0) {
    return { text: `${first} ${flipped} ${dialect.number(-node.value)}`, level: precedence.sum };
  }
  if (node.kind === "unary" && node.operator === "negate") {
    const operand = printInfix(node.operand, dialect);
    return { text: `${first} ${flipped} ${sumOperand(operand, dialect)}`, level: precedence.sum };
  }
  return { text: `${first} ${sign} ${sumOperand(right, dialect)}`, level: precedence.sum };
}

const sumOperand = (piece: Printed, dialect: Dialect): string =>
  piece.text.startsWith("-")
    ? dialect.parenthesise(piece.text)
    : wrap(piece, precedence.product, dialect);

function printProduct(left: Piece, sign: string, right: Piece, dialect: Dialect): Printed {
  const first = wrap(left, precedence.product, dialect);
  return {
    text: `${first}${sign}${wrap(right, precedence.power, dialect)}`,
    level: precedence.product,
  };
}
