import { algebra, type Expression, type ParameterValues } from "../../algebra/expression.ts";
import type { ElementwiseActivation, GatedActivation } from "../../families/activation-function.ts";
import { derivativeOf } from "../../families/registry.ts";
import {
  atom,
  type CallOperator,
  type Dialect,
  type Piece,
  precedence,
  printInfix,
  wrap,
} from "./infix.ts";
import type { CodeLanguage } from "./snippet.ts";

const greekLetters = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau " +
    "upsilon phi chi psi omega"
  ).split(" "),
);

const parenthesise = (text: string): string => `\\left(${text}\\right)`;

/** `alpha2` → \alpha_{2}; longer names upright, as several italic letters read as a product. */
function symbol(name: string): string {
  const [, letters = name, index = ""] = /^([a-zA-Z]+?)_?(\d*)$/.exec(name) ?? [];
  const base = greekLetters.has(letters)
    ? `\\${letters}`
    : letters.length === 1
      ? letters
      : `\\mathrm{${letters.replaceAll("_", "\\_")}}`;
  return index === "" ? base : `${base}_{${index}}`;
}

function number(value: number): string {
  if (value === Math.PI) return "\\pi";
  if (value === Math.E) return "e";
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === "1" ? power : `{${mantissa} \\cdot ${power}}`;
}

/** Functions with a name of their own. */
const namedCalls: Readonly<Partial<Record<CallOperator, string>>> = {
  log: "\\ln",
  sin: "\\sin",
  cos: "\\cos",
  atan: "\\arctan",
  tanh: "\\tanh",
  sigmoid: "\\sigma",
  softplus: "\\operatorname{softplus}",
  erf: "\\operatorname{erf}",
  normalCdf: "\\Phi",
  min: "\\min",
  max: "\\max",
};

const dialect: Dialect = {
  variable: "z",
  number,
  parameter: symbol,
  times: " \\cdot ",
  divide: (numerator, denominator) => ({
    text: `\\frac{${numerator.text}}{${denominator.text}}`,
    // Tall enough to need parentheses under a power, not as a factor.
    level: precedence.power,
  }),
  parenthesise,
  call: (operator, operands) => {
    const inside = operands.map(({ text }) => text).join(", ");
    if (operator === "abs") return atom(`\\left|${inside}\\right|`);
    if (operator === "floor") return atom(`\\left\\lfloor ${inside} \\right\\rfloor`);
    if (operator === "sqrt") return atom(`\\sqrt{${inside}}`);
    if (operator === "exp") return { text: `e^{${inside}}`, level: precedence.power };
    if (operator === "log1p")
      return atom(`\\ln${parenthesise(`1 + ${operands.map(signed).join("")}`)}`);
    return atom(`${namedCalls[operator]}${parenthesise(inside)}`);
  },
  power: (base, exponent) => ({ text: raise(base, exponent), level: precedence.power }),
  conditional: ({ left, relation, right, whenTrue, whenFalse }) => {
    const sign = { ">": ">", ">=": "\\ge", "<": "<", "<=": "\\le" }[relation];
    const cases = `${whenTrue.text} & ${left.text} ${sign} ${right.text} \\\\ ${whenFalse.text} & \\text{otherwise}`;
    return atom(`\\begin{cases} ${cases} \\end{cases}`);
  },
};

/** A term after a plus: one that starts with a sign goes into parentheses. */
const signed = (piece: Piece): string =>
  piece.text.startsWith("-")
    ? parenthesise(piece.text)
    : wrap(piece, precedence.sum, { parenthesise });

function raise(base: Piece, exponent: number): string {
  const plain = base.level === precedence.atom && !base.text.includes("\\left(");
  const body = plain && !base.text.startsWith("\\begin") ? base.text : parenthesise(base.text);
  return `${body}^{${exponent}}`;
}

/** The parameters' values, behind the formula. */
function where(values: ParameterValues): string {
  const given = Object.entries(values).map(
    ([name, value]) => `${symbol(name)} = ${latexValue(value)}`,
  );
  return given.length > 0 ? ` \\qquad ${given.join(", \\; ")}` : "";
}

const gated = ({ gate }: GatedActivation, values: ParameterValues): string => {
  const print = (expression: Expression) => printInfix(expression, dialect).text;
  const u = algebra.parameter("u");
  return `\\begin{aligned}
f(u, z) &= ${print(algebra.mul(u, gate.value))}${where(values)} \\\\
\\frac{\\partial f}{\\partial u} &= ${print(gate.value)} \\\\
\\frac{\\partial f}{\\partial z} &= ${print(algebra.mul(u, derivativeOf(gate)))}
\\end{aligned}
`;
};

function elementwise(activation: ElementwiseActivation, values: ParameterValues): string {
  return [
    "\\begin{aligned}",
    `f(z) &= ${printInfix(activation.value, dialect).text}${where(values)} \\\\`,
    `f'(z) &= ${printInfix(derivativeOf(activation), dialect).text}`,
    "\\end{aligned}",
    "",
  ].join("\n");
}

const latexValue = (value: number): string => (value < 0 ? `-${number(-value)}` : number(value));

export const latex: CodeLanguage = {
  id: "latex",
  label: "LaTeX",
  extension: "tex",
  elementwise,
  gated,
  maxout: (pieces) => `\\begin{aligned}
f(z_{1}, \\dots, z_{${pieces}}) &= \\max_{1 \\le j \\le ${pieces}} z_{j} \\\\
\\frac{\\partial f}{\\partial z_{j}} &= \\begin{cases} 1 & z_{j} \\text{ is the first largest piece} \\\\ 0 & \\text{otherwise} \\end{cases}
\\end{aligned}
`,
};
