import { differentiate } from "../algebra/differentiate.ts";
import { type Expression, algebra as m, type UnaryOperator } from "../algebra/expression.ts";
import { dependsOnZ } from "../algebra/size.ts";
import {
  constant,
  minus,
  type Named,
  negative,
  over,
  pending,
  plus,
  raised,
  type Term,
  times,
} from "./term.ts";

/** An operator whose derivative is known by heart. */
export type KnownOperator = Exclude<UnaryOperator, "negate">;

/** A rule of differentiation, with the function that it is about where it is about one. */
export type Rule =
  | { readonly code: "sum" | "constantFactor" | "product" | "quotient" | "reciprocal" }
  | { readonly code: "power" | "cases" | "larger" | "smaller" | "slopes" }
  | {
      /** Of z itself, or of something inside, which then adds its own slope as a factor. */
      readonly code: "known" | "chain";
      readonly values: { readonly function: KnownOperator };
    };

export interface Applied {
  readonly rule: Rule;
  readonly term: Term;
}

const slopes: Rule = { code: "slopes" };

/** The one rule that takes d/dz[`of`] a step further. */
export function ruleFor(of: Expression): Applied {
  if (!dependsOnZ(of)) return { rule: slopes, term: constant(0) };
  switch (of.kind) {
    case "unary":
      return of.operator === "negate"
        ? { rule: { code: "constantFactor" }, term: scaledSlope(constant(-1), of.operand) }
        : known(of.operator, of);
    case "binary":
      return binary(of);
    case "power": {
      const outer = times(constant(of.exponent), raised(of.base, of.exponent - 1));
      return { rule: { code: "power" }, term: withInner(outer, of.base) };
    }
    case "conditional":
      return { rule: { code: "cases" }, term: caseByCase(of) };
    default:
      return { rule: slopes, term: constant(1) };
  }
}

const caseByCase = (node: Expression): Term =>
  node.kind === "conditional"
    ? { ...node, whenTrue: caseByCase(node.whenTrue), whenFalse: caseByCase(node.whenFalse) }
    : pending(node);

/** factor·u′, and the factor itself where u is z. */
const scaledSlope = (factor: Term, u: Expression): Term => {
  if (u.kind === "variable") return factor;
  const isMinus = factor.kind === "constant" && factor.value === -1;
  return isMinus ? negative(pending(u)) : times(factor, pending(u));
};

/** Times the slope of what is inside, unless that is z. */
const withInner = (outer: Term, inside: Expression): Term =>
  inside.kind === "variable" ? outer : times(outer, pending(inside));

function binary({ operator, left, right }: Extract<Expression, { kind: "binary" }>): Applied {
  switch (operator) {
    case "add":
    case "subtract":
      return { rule: { code: "sum" }, term: sum(operator, left, right) };
    case "multiply":
      return product(left, right);
    case "divide":
      return quotient(left, right);
    case "max":
    case "min":
      return extreme(operator, left, right);
  }
}

/** What is constant adds nothing. */
function sum(operator: "add" | "subtract", left: Expression, right: Expression): Term {
  if (!dependsOnZ(right)) return pending(left);
  if (!dependsOnZ(left)) return operator === "add" ? pending(right) : negative(pending(right));
  return (operator === "add" ? plus : minus)(pending(left), pending(right));
}

function product(left: Expression, right: Expression): Applied {
  const rule = { code: "constantFactor" } as const;
  if (!dependsOnZ(left)) return { rule, term: scaledSlope(left, right) };
  if (!dependsOnZ(right)) return { rule, term: scaledSlope(right, left) };
  const term = plus(times(pending(left), right), times(left, pending(right)));
  return { rule: { code: "product" }, term };
}

function quotient(left: Expression, right: Expression): Applied {
  if (!dependsOnZ(right)) {
    const slope = left.kind === "variable" ? constant(1) : pending(left);
    return { rule: { code: "constantFactor" }, term: over(slope, right) };
  }
  const [square, slope] = [raised(right, 2), pending(right)];
  if (!dependsOnZ(left)) {
    const isOne = left.kind === "constant" && left.value === 1;
    const term = negative(over(isOne ? slope : times(left, slope), square));
    return { rule: { code: "reciprocal" }, term };
  }
  const above = minus(times(pending(left), right), times(left, slope));
  return { rule: { code: "quotient" }, term: over(above, square) };
}

/** At a tie with something constant its slope counts, else the second one's: `differentiate`'s rule. */
function extreme(operator: "max" | "min", left: Expression, right: Expression): Applied {
  const relation = operator === "max" ? ">" : "<";
  const level = differentiate(left, "z");
  const isLevel = level.kind === "constant" && level.value === 0;
  const [first, second] = isLevel ? [right, left] : [left, right];
  return {
    rule: { code: operator === "max" ? "larger" : "smaller" },
    term: {
      kind: "conditional",
      left: first,
      relation,
      right: second,
      whenTrue: pending(first),
      whenFalse: pending(second),
    },
  };
}

const sign = (u: Expression): Named => ({
  kind: "named",
  name: "sgn",
  argument: u,
  means: m.where(u, ">", 0, 1, m.where(u, "<", 0, -1, 0)),
});

const density = (u: Expression): Named => ({
  kind: "named",
  name: "φ",
  argument: u,
  means: m.mul(1 / Math.sqrt(2 * Math.PI), m.exp(m.mul(-0.5, m.pow(u, 2)))),
});

type Unary = Extract<Expression, { kind: "unary" }>;

/** The outer function's slope at u: a factor, or what u′ is divided by. */
const knownSlopes: Readonly<
  Record<KnownOperator, (u: Expression, whole: Unary) => { by: Term } | { under: Term }>
> = {
  abs: (u) => ({ by: sign(u) }),
  floor: () => ({ by: m.constant(0) }),
  sqrt: (_u, whole) => ({ under: m.mul(2, whole) }),
  exp: (_u, whole) => ({ by: whole }),
  log: (u) => ({ under: u }),
  log1p: (u) => ({ under: m.add(1, u) }),
  sin: (u) => ({ by: m.cos(u) }),
  cos: (u) => ({ by: m.neg(m.sin(u)) }),
  atan: (u) => ({ under: m.add(1, m.pow(u, 2)) }),
  tanh: (_u, whole) => ({ by: m.sub(1, m.pow(whole, 2)) }),
  sigmoid: (_u, whole) => ({ by: m.mul(whole, m.sub(1, whole)) }),
  softplus: (u) => ({ by: m.sigmoid(u) }),
  erf: (u) => ({ by: m.mul(2 / Math.sqrt(Math.PI), m.exp(m.neg(m.pow(u, 2)))) }),
  normalCdf: (u) => ({ by: density(u) }),
};

function known(operator: KnownOperator, whole: Unary): Applied {
  const u = whole.operand;
  const slope = knownSlopes[operator](u, whole);
  const isOfZ = u.kind === "variable";
  return {
    rule: { code: isOfZ ? "known" : "chain", values: { function: operator } },
    term:
      "by" in slope ? withInner(slope.by, u) : over(isOfZ ? constant(1) : pending(u), slope.under),
  };
}
