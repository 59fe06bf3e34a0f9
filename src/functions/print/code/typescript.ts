import type { Expression, ParameterValues } from "../../algebra/expression.ts";
import type { ElementwiseActivation, GatedActivation } from "../../families/activation-function.ts";
import { derivativeOf } from "../../families/registry.ts";
import { atom, type CallOperator, type Dialect, precedence, printInfix, wrap } from "./infix.ts";
import { camelCase, identifiers } from "./names.ts";
import { type CodeLanguage, gateOf } from "./snippet.ts";

const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true try " +
    "typeof undefined var void while with yield Math NaN Infinity z logistic log1pExp errorFunction normalDistribution"
  ).split(" "),
);

/** What Math lacks, in the order in which the pieces need each other. */
const helperSources: readonly (readonly [name: string, source: string])[] = [
  [
    "logistic",
    `/** 1 / (1 + e^-x). */
function logistic(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return (x < 0 ? small : 1) / (1 + small);
}`,
  ],
  [
    "log1pExp",
    `/** ln(1 + e^x), without overflow. */
function log1pExp(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}`,
  ],
  [
    "normalDistribution",
    `/** The standard normal distribution function. */
function normalDistribution(x: number): number {
  return 0.5 * (1 + errorFunction(x / Math.SQRT2));
}`,
  ],
  [
    "errorFunction",
    `/** The error function, by a series of positive terms. */
function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}`,
  ],
];

const callNames: Readonly<Partial<Record<CallOperator, string>>> = {
  sigmoid: "logistic",
  softplus: "log1pExp",
  erf: "errorFunction",
  normalCdf: "normalDistribution",
};

const parenthesise = (text: string): string => `(${text})`;

const dialect = (parameters: ReadonlyMap<string, string>): Dialect => ({
  variable: "z",
  number: (value) => (value === Math.PI ? "Math.PI" : String(value)),
  parameter: (name) => parameters.get(name) ?? name,
  times: " * ",
  parenthesise,
  signNeedsAtom: true,
  call: (operator, operands) => {
    const name = callNames[operator] ?? `Math.${operator}`;
    return atom(`${name}(${operands.map(({ text }) => text).join(", ")})`);
  },
  power: (base, exponent) => ({
    text: `${wrap(base, precedence.atom, { parenthesise })} ** ${exponent}`,
    level: precedence.power,
  }),
  conditional: ({ left, relation, right, whenTrue, whenFalse }) => {
    const side = (piece: typeof left) => wrap(piece, precedence.sum, { parenthesise });
    const condition = `${side(left)} ${relation} ${side(right)}`;
    const text = `${condition} ? ${side(whenTrue)} : ${whenFalse.text}`;
    return { text, level: precedence.conditional };
  },
});

function elementwise(activation: ElementwiseActivation, values: ParameterValues): string {
  const parameters = identifiers(Object.keys(activation.parameters), reserved);
  const spoken = dialect(parameters);
  const bare = camelCase(activation.id === "invented" ? activation.label : activation.id);
  const name = reserved.has(bare) ? `${bare}_` : bare;
  const signature = ["z: number", ...defaultsOf(parameters, values)];
  const body = (fullName: string, doc: string, expression: Expression): string =>
    [
      `/** ${doc.replaceAll("*/", "* /")} */`,
      `export function ${fullName}(${signature.join(", ")}): number {`,
      `  return ${printInfix(expression, spoken).text};`,
      "}",
    ].join("\n");
  const functions = [
    body(name, activation.label, activation.value),
    body(
      `${name}Derivative`,
      `Derivative of ${activation.label} with respect to z.`,
      derivativeOf(activation),
    ),
  ];
  const helpers: string[] = [];
  for (const [helper, source] of helperSources) {
    const used = [...functions, ...helpers].some((code) =>
      new RegExp(`\\b${helper}\\(`).test(code),
    );
    if (used) helpers.push(source);
  }
  return `${[...functions, ...helpers].join("\n\n")}\n`;
}

/** A gated unit as a function of the z of both of its linear maps, on top of its gate. */
function gated(activation: GatedActivation, values: ParameterValues): string {
  const gate = gateOf(activation);
  const name = camelCase(activation.id);
  const gateName = camelCase(gate.id);
  const parameters = [...identifiers(Object.keys(gate.parameters), reserved)];
  const given = ["z", ...parameters.map(([, text]) => text)].join(", ");
  const signature = ["u: number", "z: number", ...defaultsOf(parameters, values)].join(", ");
  return `/** ${activation.label}: one linear map of the inputs, u, times the gate of another, z. */
export function ${name}(${signature}): number {
  return u * ${gateName}(${given});
}

/** Derivatives of ${activation.label} with respect to u and to z. */
export function ${name}Derivative(${signature}): [number, number] {
  return [${gateName}(${given}), u * ${gateName}Derivative(${given})];
}

${elementwise(gate, values)}`;
}

const defaultsOf = (
  parameters: Iterable<readonly [id: string, text: string]>,
  values: ParameterValues,
): readonly string[] => [...parameters].map(([id, text]) => `${text} = ${values[id]}`);

export const typescript: CodeLanguage = {
  id: "typescript",
  label: "TypeScript",
  extension: "ts",
  elementwise,
  gated,
  maxout: (pieces) => `/** The largest of a unit's ${pieces} pieces. */
export function maxout(z: readonly number[]): number {
  return Math.max(...z);
}

/** 1 for the first largest piece, 0 for the others. */
export function maxoutDerivative(z: readonly number[]): number[] {
  const largest = z.indexOf(Math.max(...z));
  return z.map((_, piece) => (piece === largest ? 1 : 0));
}
`,
};
