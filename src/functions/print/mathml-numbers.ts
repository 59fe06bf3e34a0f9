import {
  atom,
  binding,
  fraction,
  identifier,
  number,
  one,
  operator,
  type Piece,
  quotient,
  root,
  row,
} from "./mathml-elements.ts";

const pi = identifier("π");
const product = (markup: string): Piece => ({ markup, binding: binding.product });

/** Numbers that formulas fold into float64 and people know by another name. */
const namedConstants: readonly (readonly [number, Piece])[] = [
  [Math.PI, atom(pi)],
  [1 / 3, quotient(one, number("3"))],
  [1 / 6, quotient(one, number("6"))],
  [2 / Math.sqrt(Math.PI), quotient(number("2"), root(pi))],
  [1 / Math.sqrt(2 * Math.PI), quotient(one, root(number("2") + pi))],
  [Math.sqrt(2 / Math.PI), atom(root(fraction(number("2"), pi)))],
  [2 * Math.sqrt(2 / Math.PI), product(number("2") + root(fraction(number("2"), pi)))],
];

/** Six significant digits and "…" where there are more, so that no number is passed off as exact. */
export function digits(size: number): string {
  const exact = String(size);
  const text =
    exact.replace(/[.e].*$/, "").length > 7 || exact.length > 9 ? size.toPrecision(6) : exact;
  const [mantissa = text, exponent] = text.split("e");
  const short = `<mn>${mantissa}${Number(text) === size ? "" : "…"}</mn>`;
  if (exponent === undefined) return short;
  const power = `<msup>${number("10")}${row(signed(Number(exponent)))}</msup>`;
  return `${short}<mo>×</mo>${power}`;
}

const signed = (whole: number): string =>
  (whole < 0 ? operator("−") : "") + number(String(Math.abs(whole)));

export function constant(value: number): Piece {
  if (Number.isNaN(value)) return atom("<mtext>NaN</mtext>");
  const size = Math.abs(value);
  const named = namedConstants.find(([known]) => Math.abs(known - size) <= 4e-16 * known);
  const positive = named?.[1] ?? plain(size);
  return value < 0
    ? { markup: operator("−") + positive.markup, binding: binding.negation }
    : positive;
}

function plain(size: number): Piece {
  if (size === Number.POSITIVE_INFINITY) return atom(identifier("∞"));
  const written = digits(size);
  return written.includes("<mo>×</mo>") ? product(written) : atom(written);
}
