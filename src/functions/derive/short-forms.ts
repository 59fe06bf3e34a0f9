import { type Expression, algebra as m } from "../algebra/expression.ts";
import { dependsOnZ } from "../algebra/size.ts";
import { definitions } from "./definitions.ts";
import { lineOf } from "./line.ts";
import { minus, over, overChildren, plus, sameTerm, type Term, tidy, times } from "./term.ts";

/** A step from a derivative to the form that books print. */
export type ShortForm =
  | "sigmoidIdentity"
  | "tanhIdentity"
  | "doubleAngle"
  | "rootIdentity"
  | "sign"
  | "difference"
  | "cancel"
  | "collected"
  | "ownValue"
  | "ownValueByCase";

export interface Shortened {
  readonly code: ShortForm;
  readonly term: Term;
}

/** The next step towards the short form of f′, or null where there is none. */
export function shortened(term: Term, value: Expression): Shortened | null {
  const steps: readonly (readonly [ShortForm, () => Term])[] = [
    ["sigmoidIdentity", () => everywhere(term, sigmoidIdentity)],
    ["tanhIdentity", () => everywhere(term, tanhIdentity)],
    ["doubleAngle", () => everywhere(term, doubleAngle)],
    ["rootIdentity", () => everywhere(term, rootIdentity)],
    ["sign", () => withoutSigns(term)],
    ["difference", () => everywhere(term, difference)],
    ["cancel", () => everywhere(term, cancelled)],
    ["collected", () => everywhere(term, collected)],
    ["ownValue", () => withOwnValue(term, value)],
    ["ownValueByCase", () => withOwnCases(term, value)],
  ];
  for (const [code, shorten] of steps) {
    const changed = tidy(shorten());
    if (!sameTerm(changed, term)) return { code, term: changed };
  }
  return null;
}

/** Rewrites every part that a rule fits, the largest first. */
function everywhere(term: Term, rule: (part: Term) => Term | null): Term {
  const whole = rule(term);
  return whole ?? overChildren(term, (part) => everywhere(part, rule));
}

const isBinary = (term: Term, operator: string): term is Extract<Term, { kind: "binary" }> =>
  term.kind === "binary" && term.operator === operator;

/** Over the square of 1 + e⁻ᶻ: e⁻ᶻ/(1 + e⁻ᶻ)² = σ(z)(1 − σ(z)). */
function sigmoidIdentity(part: Term): Term | null {
  const small = m.exp(m.neg(m.z));
  const whole = m.div(small, m.pow(m.add(1, small), 2));
  if (!sameTerm(part, whole)) return null;
  const sigmoid = m.sigmoid(m.z);
  return times(sigmoid, minus(m.constant(1), sigmoid));
}

/** (c² − s²)/c² = 1 − tanh² z. */
function tanhIdentity(part: Term): Term | null {
  const { left: s, right: c } = definitions.tanh as Extract<Expression, { kind: "binary" }>;
  const whole = m.div(m.sub(m.pow(c, 2), m.pow(s, 2)), m.pow(c, 2));
  return sameTerm(part, whole) ? m.sub(1, m.pow(m.tanh(m.z), 2)) : null;
}

/** 2 sin u cos u = sin 2u. */
function doubleAngle(part: Term): Term | null {
  const factors = isBinary(part, "multiply") ? factorsOf(part) : [];
  const [two, sine, cosine] = factors;
  const fits =
    factors.length === 3 &&
    two?.kind === "constant" &&
    two.value === 2 &&
    sine?.kind === "unary" &&
    sine.operator === "sin" &&
    cosine?.kind === "unary" &&
    cosine.operator === "cos" &&
    sameTerm(sine.operand, cosine.operand);
  return fits ? { ...sine, operand: times(two, sine.operand) } : null;
}

/** (1 + u/r)/(u + r) = 1/r, and (r − z·αz/r)/r² = 1/r³ where r² = 1 + αz². */
function rootIdentity(part: Term): Term | null {
  if (!isBinary(part, "divide")) return null;
  const { left: above, right: below } = part;
  if (isBinary(above, "add") && isBinary(above.right, "divide") && isBinary(below, "add")) {
    const { left: u, right: r } = above.right;
    return sameTerm(above.left, m.constant(1)) && sameTerm(below, plus(u, r))
      ? over(m.constant(1), r)
      : null;
  }
  if (below.kind !== "power" || below.exponent !== 2 || below.base.kind !== "unary") return null;
  const { base: r } = below;
  if (r.operator !== "sqrt" || !isBinary(r.operand, "add")) return null;
  const { left: one, right: square } = r.operand;
  if (!sameTerm(one, m.constant(1)) || !isBinary(square, "multiply")) return null;
  const alphaZ = times(square.left, m.z);
  const isSquare = sameTerm(square.right, m.pow(m.z, 2));
  return isSquare && sameTerm(above, minus(r, times(m.z, over(alphaZ, r))))
    ? over(m.constant(1), { ...below, exponent: 3 })
    : null;
}

/** a − (a − b) = b. */
function difference(part: Term): Term | null {
  if (!isBinary(part, "subtract") || !isBinary(part.right, "subtract")) return null;
  return sameTerm(part.left, part.right.left) ? part.right.right : null;
}

/** u·sgn u = |u|, and what is added to |u| and taken away again goes. */
function withoutSigns(term: Term): Term {
  const signed = everywhere(term, (part) => {
    if (!isBinary(part, "multiply")) return null;
    for (const [u, sign] of [
      [part.left, part.right],
      [part.right, part.left],
    ] as const) {
      if (sign.kind === "named" && sign.name === "sgn" && sign.argument) {
        if (sameTerm(u, sign.argument)) return m.abs(sign.argument);
      }
    }
    return null;
  });
  if (sameTerm(signed, term)) return term;
  return everywhere(signed, (part) => {
    if (!isBinary(part, "subtract") || !isBinary(part.left, "add")) return null;
    if (sameTerm(part.left.right, part.right)) return part.left.left;
    return sameTerm(part.left.left, part.right) ? part.left.right : null;
  });
}

/** A parameter, which is never 0 where it divides, against itself: β·u/β = u. */
function cancelled(part: Term): Term | null {
  const { above, below } = fractionOf(part);
  const common = below.find(
    (factor) => factor.kind === "parameter" && above.some((other) => sameTerm(other, factor)),
  );
  if (!common) return null;
  const [upper, lower] = [without(above, common), without(below, common)];
  return lower.length === 0 ? product(upper) : over(product(upper), product(lower));
}

/** What a product of fractions multiplies, and what it divides by. */
function fractionOf(term: Term): {
  readonly above: readonly Term[];
  readonly below: readonly Term[];
} {
  if (!isBinary(term, "multiply") && !isBinary(term, "divide")) return { above: [term], below: [] };
  const [left, right] = [fractionOf(term.left), fractionOf(term.right)];
  return term.operator === "multiply"
    ? { above: [...left.above, ...right.above], below: [...left.below, ...right.below] }
    : { above: [...left.above, ...right.below], below: [...left.below, ...right.above] };
}

/** Several terms in z of the first degree as one: (z + 3)/6 + z/6 = z/3 + 1/2. */
function collected(part: Term): Term | null {
  if (!isBinary(part, "add") && !isBinary(part, "subtract")) return null;
  const line = lineOf(part);
  if (!line || line.slope === 0) return null;
  const mentions = (term: Term): number => {
    if (term.kind === "variable") return 1;
    let count = 0;
    overChildren(term, (child) => {
      count += mentions(child);
      return child;
    });
    return count;
  };
  return mentions(part) > 1
    ? plus(times(m.constant(line.slope), m.z), m.constant(line.offset))
    : null;
}

function factorsOf(term: Term): readonly Term[] {
  return isBinary(term, "multiply") ? [...factorsOf(term.left), ...factorsOf(term.right)] : [term];
}

/** The list without the first that is like this one. */
function without(factors: readonly Term[], one: Term): readonly Term[] {
  const index = factors.findIndex((factor) => sameTerm(factor, one));
  return factors.toSpliced(index, 1);
}

const product = (factors: readonly Term[]): Term =>
  factors.length === 0 ? m.constant(1) : factors.reduce((left, right) => times(left, right));

/** A function's own value has a name only where it is more than a power of z. */
const isWorthNaming = (value: Expression): boolean => dependsOnZ(value) && containsFunction(value);

function containsFunction(term: Term): boolean {
  if (term.kind === "unary" && term.operator !== "negate" && term.operator !== "abs") return true;
  let found = false;
  overChildren(term, (child) => {
    found ||= containsFunction(child);
    return child;
  });
  return found;
}

const ownValue = (value: Expression): Term => ({
  kind: "named",
  name: "f",
  argument: null,
  means: value,
});

/** f(z) by its name, also where its factors stand among others. */
function withOwnValue(term: Term, value: Expression): Term {
  if (!isWorthNaming(value)) return term;
  const f = ownValue(value);
  const wanted = factorsOf(value);
  return everywhere(term, (part) => {
    if (sameTerm(part, value)) return f;
    const factors = factorsOf(part);
    if (wanted.length < 2 || factors.length < wanted.length) return null;
    let rest = factors;
    for (const factor of wanted) {
      if (!rest.some((one) => sameTerm(one, factor))) return null;
      rest = without(rest, factor);
    }
    // Constants stand first, as in books: βf(1 − σ(βz)).
    const isFixed = (factor: Term) => factor.kind === "parameter" || factor.kind === "constant";
    const isZ = (factor: Term) => factor.kind === "variable";
    const before = [...rest.filter(isFixed), ...rest.filter(isZ)];
    return product([...before, f, ...rest.filter((factor) => !isFixed(factor) && !isZ(factor))]);
  });
}

/** In each case by itself: where f = a(E − k), a slope p·E is (p/a)·f + p·k. */
function withOwnCases(term: Term, value: Expression): Term {
  if (term.kind !== "conditional" || value.kind !== "conditional") return term;
  const isSameCase =
    term.relation === value.relation &&
    sameTerm(term.left, value.left) &&
    sameTerm(term.right, value.right);
  if (!isSameCase) return term;
  const within = (slope: Term, part: Expression): Term =>
    slope.kind === "conditional" ? withOwnCases(slope, part) : byOwnValue(slope, part);
  return {
    ...term,
    whenTrue: within(term.whenTrue, value.whenTrue),
    whenFalse: within(term.whenFalse, value.whenFalse),
  };
}

function byOwnValue(slope: Term, value: Expression): Term {
  const direct = withOwnValue(slope, value);
  if (!sameTerm(direct, slope)) return direct;
  const [a, shifted] = scaled(value);
  if (shifted.kind !== "binary" || shifted.operator !== "subtract") return slope;
  const { left: inner, right: shift } = shifted;
  if (dependsOnZ(shift) || !isWorthNaming(inner)) return slope;
  const factors = factorsOf(slope);
  if (!factors.some((factor) => sameTerm(factor, inner))) return slope;
  const p = product(without(factors, inner));
  if (dependsOnZ(p as Expression)) return slope;
  const f = ownValue(value);
  const share: Term = sameTerm(p, a) ? f : tidy(times(p, { ...m.div(f as Expression, a) }));
  return plus(share, tidy(times(p, shift)));
}

/** a and u of a formula a·u; a is 1 where there is none. */
function scaled(value: Expression): readonly [Expression, Expression] {
  if (value.kind !== "binary" || value.operator !== "multiply") return [m.constant(1), value];
  return dependsOnZ(value.left) ? [m.constant(1), value] : [value.left, value.right];
}
