import {
  atom,
  binding,
  fraction,
  identifier,
  number,
  one,
  operator,
  type Piece,
  root,
  row,
} from "./mathml-elements.ts";

const pi = identifier("π");

/** Numbers that formulas fold into float64 and people know by another name. */
const namedConstants: readonly (readonly [number, string])[] = [
  [Math.PI, pi],
  [1 / 3, fraction(one, number("3"))],
  [1 / 6, fraction(one, number("6"))],
  [2 / Math.sqrt(Math.PI), fraction(number("2"), root(pi))],
  [1 / Math.sqrt(2 * Math.PI), fraction(one, root(number("2") + pi))],
  [Math.sqrt(2 / Math.PI), root(fraction(number("2"), pi))],
  [2 * Math.sqrt(2 / Math.PI), number("2") + root(fraction(number("2"), pi))],
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
  const markup = named?.[1] ?? (size === Number.POSITIVE_INFINITY ? identifier("∞") : digits(size));
  return value < 0 ? { markup: operator("−") + markup, binding: binding.negation } : atom(markup);
}
