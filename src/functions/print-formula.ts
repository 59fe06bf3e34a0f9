import type { Expression } from "./expression.ts";
import {
  atom,
  type CallOperator,
  type Dialect,
  LEVEL,
  printInfix,
  wrap,
} from "./print-code/infix.ts";

const NAMES: Readonly<Partial<Record<CallOperator, string>>> = { normalCdf: "normcdf" };

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
    atom(`${NAMES[operator] ?? operator}(${operands.map(({ text }) => text).join(", ")})`),
  power: (base, exponent) => ({
    text: `${wrap(base, LEVEL.atom, { parenthesise })}^${exponent}`,
    level: LEVEL.power,
  }),
  conditional: ({ left, relation, right, whenTrue, whenFalse }) => {
    const side = (piece: typeof left) => wrap(piece, LEVEL.sum, { parenthesise });
    const condition = `${side(left)} ${relation} ${side(right)}`;
    const first = wrap(whenTrue, LEVEL.sum, { parenthesise });
    return { text: `${condition} ? ${first} : ${whenFalse.text}`, level: LEVEL.conditional };
  },
};

/** The expression in the language that `parseFormula` reads, which gives the same function back. */
export const printFormula = (expression: Expression): string =>
  printInfix(expression, formula).text;
