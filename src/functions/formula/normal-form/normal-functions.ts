import { log, power } from "../../algebra/deterministic-math.ts";
import {
  call,
  difference,
  digits,
  exponential,
  isNegative,
  keyOf,
  type NormalForm,
  number,
  onlyNumber,
  product,
  scaled,
  single,
  sum,
  type Term,
  zero,
} from "./normal-form.ts";

// Of u and −u the one that leads with a plus is written.

export const sigmoid = (u: NormalForm): NormalForm =>
  isNegative(u) ? difference(number(1), call("sigmoid", scaled(u, -1))) : call("sigmoid", u);
export const normalCdf = (u: NormalForm): NormalForm =>
  isNegative(u) ? difference(number(1), call("Φ", scaled(u, -1))) : call("Φ", u);
export const softplus = (u: NormalForm): NormalForm =>
  isNegative(u) ? sum(call("softplus", scaled(u, -1)), u) : call("softplus", u);
export const odd = (name: string, u: NormalForm): NormalForm =>
  isNegative(u) ? scaled(call(name, scaled(u, -1)), -1) : call(name, u);

/** The two exponents of c·(eᵃ + eᵇ), and c; undefined for any other form. */
function twoExponentials({ terms }: NormalForm) {
  const [first, second, third] = terms;
  if (!first || !second || third || first.atoms.length + second.atoms.length > 0) return undefined;
  if (digits(first.factor) !== digits(second.factor) || !(first.factor > 0)) return undefined;
  return { factor: first.factor, a: first.exponent ?? zero, b: second.exponent ?? zero };
}

/** ln(eᵃ + eᵇ) = a + softplus(b − a); ln(c·u) = ln c + ln u; ln of a power is a multiple. */
export function logarithm(u: NormalForm): NormalForm {
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

/** A power of a form: of one term, of 1/(eᵃ + eᵇ) = e⁻ᵃ·σ(a − b), of a sum as a whole. */
export function raised(u: NormalForm, exponent: number): NormalForm {
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
