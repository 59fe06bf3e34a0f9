import type { Expression } from "../../../src/functions/algebra/expression.ts";
import {
  atom,
  type CallOperator,
  type Dialect,
  precedence,
  printInfix,
  wrap,
} from "../../../src/functions/print/code/infix.ts";

const callNames: Readonly<Partial<Record<CallOperator, string>>> = { normalCdf: "normcdf" };

const number = (value: number): string => {
  if (value === Math.PI) return "pi";
  return value === Math.E ? "e" : String(value);
};

const parenthesise = (text: string): string => `(${text})`;

const formula: Dialect = {
  variable: "z",
  number,
  parameter: (name) => name,
  times: " * ",
  parenthesise,
  call: (operator, operands) =>
    atom(`${callNames[operator] ?? operator}(${operands.map(({ text }) => text).join(", ")})`),
  power: (base, exponent) => ({
    text: `${wrap(base, precedence.atom, { parenthesise })}^${exponent}`,
    level: precedence.power,
  }),
  conditional: ({ left, relation, right, whenTrue, whenFalse }) => {
    const side = (piece: typeof left) => wrap(piece, precedence.sum, { parenthesise });
    const condition = `${side(left)} ${relation} ${side(right)}`;
    const first = wrap(whenTrue, precedence.sum, { parenthesise });
    return { text: `${condition} ? ${first} : ${whenFalse.text}`, level: precedence.conditional };
  },
};

/** The expression as a person would type it: `parseFormula` reads it back as the same function. */
export const printFormula = (expression: Expression): string =>
  printInfix(expression, formula).text;
