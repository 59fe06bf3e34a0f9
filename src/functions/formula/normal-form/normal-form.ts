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

export interface Term {
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
export class TooLarge extends Error {}

/** Numbers that differ by rounding only are one: twelve digits are written. */
export const digits = (value: number): string => {
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

export const zero: NormalForm = { terms: [] };
export const number = (factor: number): NormalForm =>
  factor === 0 ? zero : { terms: [{ factor, atoms: [], exponent: null }] };

export function sum(...forms: readonly NormalForm[]): NormalForm {
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

export const scaled = ({ terms }: NormalForm, by: number): NormalForm =>
  by === 0 ? zero : { terms: terms.map((term) => ({ ...term, factor: term.factor * by })) };

export const difference = (a: NormalForm, b: NormalForm): NormalForm => sum(a, scaled(b, -1));

export function product(a: NormalForm, b: NormalForm): NormalForm {
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

export const exponential = (u: NormalForm): NormalForm => {
  const value = onlyNumber(u);
  if (value === 0) return number(1);
  return { terms: [{ factor: 1, atoms: [], exponent: u }] };
};

const lowered = (atoms: readonly Power[], one: Power): readonly Power[] =>
  atoms.flatMap((atom) =>
    atom.key !== one.key ? [atom] : atom.power === 1 ? [] : [{ ...atom, power: atom.power - 1 }],
  );

export const single = (atom: Atom, key: string, raised = 1): NormalForm => ({
  terms: [{ factor: 1, atoms: [{ key, power: raised, atom }], exponent: null }],
});

export const call = (name: string, of: NormalForm, ...more: readonly NormalForm[]): NormalForm =>
  single({ kind: "call", name, of }, `${name}(${[of, ...more].map(keyOf).join(", ")})`);

/** Whether the first term's sign is negative: of u and −u, the other one is written. */
export const isNegative = ({ terms }: NormalForm): boolean => (terms[0]?.factor ?? 0) < 0;

export const onlyNumber = ({ terms }: NormalForm): number | undefined => {
  const [first, second] = terms;
  if (!first) return 0;
  return second || first.atoms.length > 0 || first.exponent ? undefined : first.factor;
};
