import { algebra, type BinaryOperator, type UnaryOperator } from "../algebra/expression.ts";
import type { Named, Pending, Term } from "../derive/term.ts";
import type {
  ActivationFunction,
  ElementwiseActivation,
  ParameterSpec,
} from "../families/activation-function.ts";
import { derivativeOf } from "../families/registry.ts";
import { cases } from "./mathml-cases.ts";
import {
  atom,
  binding,
  fenced,
  identifier,
  number,
  one,
  operator,
  type Piece,
  quotient,
  root,
  row,
  variable,
  within,
} from "./mathml-elements.ts";
import { constant, digits } from "./mathml-numbers.ts";

const argument = `<mo>&#x2061;</mo>${fenced(variable)}`;
const equals = operator("=");
const invisibleTimes = "<mo>&#x2062;</mo>";

/** How parameters are written; a name without an entry is written as it is. */
type ParameterSymbols = Readonly<Record<string, Pick<ParameterSpec, "symbol">>>;

/**
 * `f(z) = …` as a MathML `<math>` element, from the tree itself; for maxout, the largest of its
 * pieces' z; for a gated unit u times the gate's function of z. Names are escaped, so that the
 * string may be set as markup.
 */
export function valueFormula(activation: ActivationFunction): string {
  const { parameters } = activation;
  if (activation.kind === "maxout") {
    return wrap(
      `${identifier("f")}${equals}${identifier("max")}<mo>&#x2061;</mo>${fenced(
        `${piece(one)}<mo>,</mo><mo>…</mo><mo>,</mo>${piece(identifier("k"))}`,
      )}`,
    );
  }
  if (activation.kind === "gated") {
    const product = algebra.mul(algebra.parameter("u"), activation.gate.value);
    const both = fenced(`${identifier("u")}<mo>,</mo>${variable}`);
    return wrap(
      `${identifier("f")}<mo>&#x2061;</mo>${both}${equals}${show(product, parameters).markup}`,
    );
  }
  const value = show(activation.written ?? activation.value, parameters);
  return wrap(identifier("f") + argument + equals + value.markup);
}

/** `f′(z) = …` as MathML. The prime follows f: fonts raise it, and raised once more it floats above. */
export const derivativeFormula = (activation: ElementwiseActivation): string =>
  wrap(
    row(`${identifier("f")}<mo>′</mo>`) +
      argument +
      equals +
      show(derivativeOf(activation), activation.parameters).markup,
  );

/** A line of a derivation: `f′(z) = …` for the first, `= …` for those that follow. */
export const derivationLine = (
  term: Term,
  parameters: ParameterSymbols,
  isFirst: boolean,
): string =>
  wrap(
    (isFirst ? row(`${identifier("f")}<mo>′</mo>`) + argument : "") +
      equals +
      show(term, parameters).markup,
  );

const piece = (index: string): string => `<msub>${variable}${index}</msub>`;

const wrap = (markup: string): string =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>${markup}</mrow></math>`;

function show(node: Term, symbols: ParameterSymbols): Piece {
  switch (node.kind) {
    case "constant":
      return constant(node.value);
    case "variable":
      return atom(variable);
    case "parameter":
      return atom(identifier(symbolOf(node.name, symbols)));
    case "unary":
      return unary(node.operator, show(node.operand, symbols));
    case "binary":
      return binary(node, symbols);
    case "power":
      return power(node, symbols);
    case "conditional":
      return cases(node, (term) => show(term, symbols));
    case "pending":
      return pending(node, symbols);
    case "named":
      return named(node, symbols);
  }
}

const slopeOf = `<mfrac>${identifier("d")}${row(identifier("d") + variable)}</mfrac>`;

/** d/dz[…], with a class that marks what is still to be differentiated. */
const pending = ({ of }: Pending, symbols: ParameterSymbols): Piece => ({
  markup: `<mrow class="pending">${slopeOf}<mo fence="true">[</mo>${show(of, symbols).markup}<mo fence="true">]</mo></mrow>`,
  binding: binding.power,
});

const named = ({ name, argument }: Named, symbols: ParameterSymbols): Piece =>
  argument ? call(name, show(argument, symbols)) : atom(identifier(name));

const symbolOf = (name: string, symbols: ParameterSymbols): string =>
  (Object.hasOwn(symbols, name) ? symbols[name]?.symbol : undefined) ?? name;

/** As a base it needs parentheses: in ln(z)² the exponent could belong to z. */
const call = (name: string, piece: Piece): Piece => ({
  markup: `${identifier(name)}<mo>&#x2061;</mo>${fenced(piece.markup)}`,
  binding: binding.power,
});

const exponential = (piece: Piece): string => `<msup>${identifier("e")}${row(piece.markup)}</msup>`;

const unaryForms: Readonly<Record<UnaryOperator, (piece: Piece) => Piece>> = {
  negate: (piece) => ({
    markup: operator("−") + within(piece, binding.product),
    binding: binding.negation,
  }),
  abs: (piece) => atom(row(`<mo fence="true">|</mo>${piece.markup}<mo fence="true">|</mo>`)),
  floor: (piece) => atom(row(`<mo fence="true">⌊</mo>${piece.markup}<mo fence="true">⌋</mo>`)),
  sqrt: (piece) => atom(root(piece.markup)),
  exp: (piece) => ({ markup: exponential(piece), binding: binding.power }),
  log: (piece) => call("ln", piece),
  log1p: (piece) => call("ln", plusOne(piece)),
  sin: (piece) => call("sin", piece),
  cos: (piece) => call("cos", piece),
  atan: (piece) => call("arctan", piece),
  tanh: (piece) => call("tanh", piece),
  sigmoid: (piece) => call("σ", piece),
  softplus: (piece) => call("ln", plusOne(atom(exponential(piece)))),
  erf: (piece) => call("erf", piece),
  normalCdf: (piece) => call("Φ", piece),
};

const plusOne = (piece: Piece): Piece => ({
  markup: one + operator("+") + addend(piece),
  binding: binding.sum,
});

/** What follows a "+". A leading minus needs no parentheses at the front of a sum, and here it does. */
const addend = (piece: Piece): string =>
  piece.markup.startsWith(operator("−")) ? fenced(piece.markup) : within(piece, binding.sum);

const unary = (name: UnaryOperator, operand: Piece): Piece => unaryForms[name](operand);

const binaryForms: Readonly<Record<BinaryOperator, (left: Piece, right: Piece) => Piece>> = {
  add: (left, right) => ({
    markup: within(left, binding.sum) + operator("+") + addend(right),
    binding: binding.sum,
  }),
  subtract: (left, right) => ({
    markup: within(left, binding.sum) + operator("−") + within(right, binding.product),
    binding: binding.sum,
  }),
  multiply: (left, right) => {
    const first = within(left, binding.product);
    const second = within(right, binding.product);
    return { markup: first + timesBetween(first, second) + second, binding: binding.product };
  },
  divide: (left, right) => quotient(left.markup, right.markup),
  min: (left, right) => extreme("min", left, right),
  max: (left, right) => extreme("max", left, right),
};

const extreme = (name: string, left: Piece, right: Piece): Piece =>
  atom(`${identifier(name)}<mo>&#x2061;</mo>${fenced(`${left.markup}<mo>,</mo>${right.markup}`)}`);

/** Two numbers side by side would read as one, and a number before a half as a mixed number. */
const timesBetween = (first: string, second: string): string => {
  const readsOn = /^<mn>|^<msup>(<mrow>)?<mn>/.test(second);
  const isMixed = first.endsWith("</mn>") && /^<mfrac><mrow><mn>/.test(second);
  return readsOn || isMixed ? "<mo>·</mo>" : invisibleTimes;
};

function binary(node: Extract<Term, { kind: "binary" }>, symbols: ParameterSymbols): Piece {
  const left = show(node.left, symbols);
  const right = show(node.right, symbols);
  // −2u: the sign belongs to the whole product.
  if (node.operator === "multiply" && node.left.kind === "constant" && node.left.value < 0) {
    const positive = binaryForms.multiply(factor(-node.left.value), right);
    return { markup: operator("−") + positive.markup, binding: binding.negation };
  }
  if (node.operator === "multiply" && node.left.kind === "constant") {
    return binaryForms.multiply(factor(node.left.value), right);
  }
  return binaryForms[node.operator](left, right);
}

/** A number as a factor: ½u rather than 0.5u. */
const factor = (value: number): Piece =>
  value === 0.5 ? quotient(one, number("2")) : constant(value);

/** Functions whose powers are written at the name. */
const powerNames: Partial<Record<UnaryOperator, string>> = {
  sin: "sin",
  cos: "cos",
  tanh: "tanh",
  sigmoid: "σ",
};

function power(
  { base, exponent }: Extract<Term, { kind: "power" }>,
  symbols: ParameterSymbols,
): Piece {
  const raised = exponent < 0 ? constant(exponent).markup : digits(exponent);
  if (exponent === 0.5) return atom(root(show(base, symbols).markup));
  // tanh² z, as people write it.
  const name = base.kind === "unary" && exponent > 0 ? powerNames[base.operator] : undefined;
  if (base.kind === "unary" && name !== undefined) {
    const inside = fenced(show(base.operand, symbols).markup);
    return {
      markup: `<msup>${identifier(name)}${row(raised)}</msup><mo>&#x2061;</mo>${inside}`,
      binding: binding.power,
    };
  }
  return {
    markup: `<msup>${row(within(show(base, symbols), binding.atom))}${row(raised)}</msup>`,
    binding: binding.power,
  };
}
