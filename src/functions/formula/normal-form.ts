import { log, power } from "../algebra/deterministic-math.ts";
import type { BinaryOperator, Expression, Relation, UnaryOperator } from "../algebra/expression.ts";
import { constantOf } from "../algebra/size.ts";

/**
 * A formula as a sum of terms, each a number times powers of atoms times one
 * exponential: two formulas with the same key are the same function over the
 * reals, however they are written. The converse does not hold.
 *
 * tanh, erf and their complements are written by σ and Φ, so that all textbook
 * forms of one function meet: 1/(eᵃ + eᵇ) is e⁻ᵃ·σ(a − b), e⁻ᵘ·σ(u) is 1 − σ(u).
 */
export interface NormalForm {
  readonly terms: readonly Term[];
}

interface Term {
  readonly factor: number;
  /** By key, in order. */
  readonly atoms: readonly Power[];
  /** Of the exponential; null for none. */
  readonly exponent: NormalForm | null;
}

interface Power {
  readonly key: string;
  readonly power: number;
  readonly atom: Atom;
}

type Atom =
  | { readonly kind: "z" | "parameter" }
  | { readonly kind: "sum"; readonly of: NormalForm }
  | { readonly kind: "call"; readonly name: string; readonly of: NormalForm };

/** More terms than any function of a textbook has; a larger form is given up. */
const mostTerms = 40;

/** Thrown where a form grows too large; nothing is recognised then. */
class TooLarge extends Error {}

/** Numbers that differ by rounding only are one: twelve digits are written. */
const digits = (value: number): string => {
  const text = value.toPrecision(12);
  return String(Number(text) + 0);
};

const termKey = ({ atoms, exponent }: Omit<Term, "factor">): string =>
  atoms.map(({ key, power: raised }) => `${key}^${digits(raised)}`).join("·") +
  (exponent ? `·exp(${keyOf(exponent)})` : "");

/** The same for equal forms. */
export const keyOf = ({ terms }: NormalForm): string =>
  terms.length === 0
    ? "0"
    : terms
        .map((term) => `${digits(term.factor)}${termKey(term) && `·${termKey(term)}`}`)
        .join(" + ");

/** The formula's form; undefined where it grows too large. */
export function normalForm(expression: Expression): NormalForm | undefined {
  try {
    return new Normaliser().of(expression);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

const zero: NormalForm = { terms: [] };
const number = (factor: number): NormalForm =>
  factor === 0 ? zero : { terms: [{ factor, atoms: [], exponent: null }] };

function sum(...forms: readonly NormalForm[]): NormalForm {
  const byKey = new Map<string, Term>();
  for (const term of forms.flatMap(({ terms }) => terms)) {
    const key = termKey(term);
    const before = byKey.get(key);
    const factor = term.factor + (before?.factor ?? 0);
    // What cancels but for rounding is gone.
    const isGone = Math.abs(factor) <= 1e-13 * Math.abs(term.factor);
    if (isGone) byKey.delete(key);
    else byKey.set(key, { ...term, factor });
  }
  if (byKey.size > mostTerms) throw new TooLarge();
  const inOrder = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
  return { terms: inOrder.map(([, term]) => term) };
}

const scaled = ({ terms }: NormalForm, by: number): NormalForm =>
  by === 0 ? zero : { terms: terms.map((term) => ({ ...term, factor: term.factor * by })) };

const difference = (a: NormalForm, b: NormalForm): NormalForm => sum(a, scaled(b, -1));

function product(a: NormalForm, b: NormalForm): NormalForm {
  if (a.terms.length * b.terms.length > 4 * mostTerms) throw new TooLarge();
  return sum(...a.terms.flatMap((left) => b.terms.map((right) => termProduct(left, right))));
}

function termProduct(a: Term, b: Term): NormalForm {
  const powers = new Map<string, Power>();
  for (const atom of [...a.atoms, ...b.atoms]) {
    const raised = (powers.get(atom.key)?.power ?? 0) + atom.power;
    if (raised === 0) powers.delete(atom.key);
    else powers.set(atom.key, { ...atom, power: raised });
  }
  const exponent = sum(a.exponent ?? zero, b.exponent ?? zero);
  const atoms = [...powers.values()].sort((x, y) => (x.key < y.key ? -1 : 1));
  return reduced({
    factor: a.factor * b.factor,
    atoms,
    exponent: exponent.terms.length === 0 ? null : exponent,
  });
}

/** e⁻ᵘ·σ(u) = 1 − σ(u), and eᵘ·σ(u) = eᵘ − σ(u). */
function reduced(term: Term): NormalForm {
  const { exponent } = term;
  if (!exponent) return { terms: [term] };
  for (const atom of term.atoms) {
    if (atom.atom.kind !== "call" || atom.atom.name !== "sigmoid" || atom.power < 1) continue;
    const gate = single(atom.atom, atom.key);
    const u = atom.atom.of;
    const [together, apart] = [sum(exponent, u), difference(exponent, u)];
    const isFalling = together.terms.length < exponent.terms.length;
    if (!isFalling && apart.terms.length >= exponent.terms.length) continue;
    const left = isFalling ? together : apart;
    const rest: Term = {
      factor: term.factor,
      atoms: lowered(term.atoms, atom),
      exponent: left.terms.length === 0 ? null : left,
    };
    return product({ terms: [rest] }, difference(isFalling ? number(1) : exponential(u), gate));
  }
  return { terms: [term] };
}

const lowered = (atoms: readonly Power[], one: Power): readonly Power[] =>
  atoms.flatMap((atom) =>
    atom.key !== one.key ? [atom] : atom.power === 1 ? [] : [{ ...atom, power: atom.power - 1 }],
  );

const single = (atom: Atom, key: string, raised = 1): NormalForm => ({
  terms: [{ factor: 1, atoms: [{ key, power: raised, atom }], exponent: null }],
});

const call = (name: string, of: NormalForm, ...more: readonly NormalForm[]): NormalForm =>
  single({ kind: "call", name, of }, `${name}(${[of, ...more].map(keyOf).join(", ")})`);

/** Whether the first term's sign is negative: of u and −u, the other one is written. */
const isNegative = ({ terms }: NormalForm): boolean => (terms[0]?.factor ?? 0) < 0;

const onlyNumber = ({ terms }: NormalForm): number | undefined => {
  const [first, second] = terms;
  if (!first) return 0;
  return second || first.atoms.length > 0 || first.exponent ? undefined : first.factor;
};

class Normaliser {
  readonly #known = new Map<Expression, NormalForm>();

  of(node: Expression): NormalForm {
    const before = this.#known.get(node);
    if (before) return before;
    const value = constantOf(node);
    const form =
      value !== undefined && Number.isFinite(value) ? number(value) : this.#compute(node);
    this.#known.set(node, form);
    return form;
  }

  #compute(node: Expression): NormalForm {
    switch (node.kind) {
      case "constant":
        return number(node.value);
      case "variable":
        return single({ kind: "z" }, "z");
      case "parameter":
        return single({ kind: "parameter" }, `p:${node.name}`);
      case "unary":
        return unary(node.operator, this.of(node.operand));
      case "binary":
        return binary(node.operator, this.of(node.left), this.of(node.right));
      case "power":
        return raised(this.of(node.base), node.exponent);
      case "conditional":
        return choice(
          this.of(node.left),
          node.relation,
          this.of(node.right),
          this.of(node.whenTrue),
          this.of(node.whenFalse),
        );
    }
  }
}

const sigmoid = (u: NormalForm): NormalForm =>
  isNegative(u) ? difference(number(1), call("sigmoid", scaled(u, -1))) : call("sigmoid", u);
const normalCdf = (u: NormalForm): NormalForm =>
  isNegative(u) ? difference(number(1), call("Φ", scaled(u, -1))) : call("Φ", u);
const softplus = (u: NormalForm): NormalForm =>
  isNegative(u) ? sum(call("softplus", scaled(u, -1)), u) : call("softplus", u);
const absolute = (u: NormalForm): NormalForm => difference(scaled(positivePart(u), 2), u);
const odd = (name: string, u: NormalForm): NormalForm =>
  isNegative(u) ? scaled(call(name, scaled(u, -1)), -1) : call(name, u);
const twiceLessOne = (u: NormalForm): NormalForm => difference(scaled(u, 2), number(1));

const exponential = (u: NormalForm): NormalForm => {
  const value = onlyNumber(u);
  if (value === 0) return number(1);
  return { terms: [{ factor: 1, atoms: [], exponent: u }] };
};

function unary(operator: UnaryOperator, u: NormalForm): NormalForm {
  switch (operator) {
    case "negate":
      return scaled(u, -1);
    case "abs":
      return absolute(u);
    case "sqrt":
      return raised(u, 0.5);
    case "exp":
      return exponential(u);
    case "log":
      return logarithm(u);
    case "log1p":
      return logarithm(sum(u, number(1)));
    case "tanh":
      return twiceLessOne(sigmoid(scaled(u, 2)));
    case "erf":
      return twiceLessOne(normalCdf(scaled(u, Math.SQRT2)));
    case "sigmoid":
      return sigmoid(u);
    case "normalCdf":
      return normalCdf(u);
    case "softplus":
      return softplus(u);
    case "cos":
      return call("cos", isNegative(u) ? scaled(u, -1) : u);
    case "sin":
    case "atan":
      return odd(operator, u);
    default:
      return call(operator, u);
  }
}

/** The two exponents of c·(eᵃ + eᵇ), and c; undefined for any other form. */
function twoExponentials({ terms }: NormalForm) {
  const [first, second, third] = terms;
  if (!first || !second || third || first.atoms.length + second.atoms.length > 0) return undefined;
  if (digits(first.factor) !== digits(second.factor) || !(first.factor > 0)) return undefined;
  return { factor: first.factor, a: first.exponent ?? zero, b: second.exponent ?? zero };
}

/** ln(eᵃ + eᵇ) = a + softplus(b − a); ln(c·u) = ln c + ln u; ln of a power is a multiple. */
function logarithm(u: NormalForm): NormalForm {
  const two = twoExponentials(u);
  if (two) return sum(number(log(two.factor)), two.a, softplus(difference(two.b, two.a)));
  const [term, second] = u.terms;
  if (!term || second) return call("log", u);
  const parts = term.atoms.map(({ atom, key, power: raisedTo }) => {
    const isSigmoid = atom.kind === "call" && atom.name === "sigmoid";
    const of = isSigmoid ? difference(atom.of, softplus(atom.of)) : call("log", single(atom, key));
    return scaled(of, raisedTo);
  });
  if (!(term.factor > 0)) return call("log", u);
  return sum(number(log(term.factor)), term.exponent ?? zero, ...parts);
}

function binary(operator: BinaryOperator, a: NormalForm, b: NormalForm): NormalForm {
  switch (operator) {
    case "add":
      return sum(a, b);
    case "subtract":
      return difference(a, b);
    case "multiply":
      return product(a, b);
    case "divide":
      return product(a, raised(b, -1));
    case "max":
      return larger(a, b);
    case "min":
      return scaled(larger(scaled(a, -1), scaled(b, -1)), -1);
  }
}

/** max(a, b) = b + max(a − b, 0). */
const larger = (a: NormalForm, b: NormalForm): NormalForm => sum(b, positivePart(difference(a, b)));

/** The factor of the first term that is more than a number. */
const leading = ({ terms }: NormalForm): number =>
  terms.find(({ atoms, exponent }) => atoms.length > 0 || exponent)?.factor ?? 1;

/** max(u, 0): of u and −u the one that leads with a plus, its factor drawn out. */
function positivePart(u: NormalForm): NormalForm {
  const value = onlyNumber(u);
  if (value !== undefined) return number(Math.max(value, 0));
  const factor = leading(u);
  if (factor < 0) return sum(positivePart(scaled(u, -1)), u);
  const unit = scaled(u, 1 / factor);
  return scaled(clipped(unit) ?? call("positive", unit), factor);
}

/** Clipping twice: max(c·max(w, 0) + r, 0) where a limit makes one of the two idle. */
function clipped(u: NormalForm): NormalForm | undefined {
  for (const term of u.terms) {
    const [atom, second] = term.atoms;
    if (!atom || second || term.exponent || atom.power !== 1 || !(term.factor > 0)) continue;
    if (atom.atom.kind !== "call" || atom.atom.name !== "positive") continue;
    const inner = scaled(atom.atom.of, term.factor);
    const rest = difference(u, { terms: [term] });
    const [limit, gap] = [onlyNumber(rest), onlyNumber(sum(inner, rest))];
    if (limit !== undefined && limit <= 0) return positivePart(sum(inner, rest));
    if (gap !== undefined && gap <= 0) return positivePart(rest);
  }
  return undefined;
}

function raised(u: NormalForm, exponent: number): NormalForm {
  if (exponent === 0) return number(1);
  if (exponent === 1) return u;
  const value = onlyNumber(u);
  if (value !== undefined && value !== 0) return number(power(value, exponent));
  const two = exponent === -1 ? twoExponentials(u) : undefined;
  if (two) {
    const away = exponential(scaled(two.a, -1));
    return scaled(product(away, sigmoid(difference(two.a, two.b))), 1 / two.factor);
  }
  const [term, second] = u.terms;
  if (term && !second) return termPower(term, exponent);
  if (Number.isInteger(exponent) && exponent > 1 && exponent <= 4) {
    return product(u, raised(u, exponent - 1));
  }
  // Sums under a power keep their first factor outside.
  const factor = term?.factor ?? 1;
  if (factor < 0 && !Number.isInteger(exponent)) return sumPower(u, exponent);
  return scaled(sumPower(scaled(u, 1 / factor), exponent), power(factor, exponent));
}

const sumPower = (u: NormalForm, exponent: number): NormalForm =>
  single({ kind: "sum", of: u }, `(${keyOf(u)})`, exponent);

function termPower(term: Term, exponent: number): NormalForm {
  const isWhole = Number.isInteger(exponent);
  if (!isWhole && (term.factor < 0 || term.atoms.some(({ power: p }) => p % 2 === 0))) {
    return sumPower({ terms: [term] }, exponent);
  }
  return {
    terms: [
      {
        factor: power(term.factor, exponent),
        atoms: term.atoms.map((atom) => ({ ...atom, power: atom.power * exponent })),
        exponent: term.exponent && scaled(term.exponent, exponent),
      },
    ],
  };
}

/** Every choice as "u > 0 ? a : b", in which u's first factor is 1 or −1. */
function choice(
  left: NormalForm,
  relation: Relation,
  right: NormalForm,
  whenTrue: NormalForm,
  whenFalse: NormalForm,
): NormalForm {
  if (relation === "<") return choice(right, ">", left, whenTrue, whenFalse);
  if (relation === "<=") return choice(left, ">", right, whenFalse, whenTrue);
  if (relation === ">=") return choice(right, ">", left, whenFalse, whenTrue);
  if (keyOf(whenTrue) === keyOf(whenFalse)) return whenTrue;
  const gap = difference(left, right);
  const value = onlyNumber(gap);
  if (value !== undefined) return value > 0 ? whenTrue : whenFalse;
  const factor = Math.abs(gap.terms[0]?.factor ?? 1);
  const u = scaled(gap, 1 / factor);
  // u > 0 ? u : 0 is max(u, 0), and so is every multiple of it beside the other branch.
  const rise = difference(whenTrue, whenFalse);
  const slope = product(rise, raised(u, -1));
  if (u.terms.length === 1 && !keyOf(slope).includes("z")) {
    return sum(whenFalse, product(slope, positivePart(u)));
  }
  const ratio = rise.terms[0] && u.terms[0] ? rise.terms[0].factor / u.terms[0].factor : 0;
  if (keyOf(difference(rise, scaled(u, ratio))) === "0" && ratio !== 0) {
    return sum(whenFalse, scaled(positivePart(u), ratio));
  }
  const size = rise.terms[0]?.factor ?? 1;
  return sum(whenFalse, scaled(call("choice", u, scaled(rise, 1 / size)), size));
}
