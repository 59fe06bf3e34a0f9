import type { Expression } from "../algebra/expression.ts";
import { simplify } from "../algebra/simplify.ts";
import { type DefinedName, spelledOut, withoutGuards } from "./definitions.ts";
import { inPieces } from "./pieces.ts";
import { type Rule, ruleFor } from "./rules.ts";
import { type ShortForm, shortened } from "./short-forms.ts";
import { overChildren, pending, pendingParts, sameTerm, settle, type Term, tidy } from "./term.ts";

/** Why a line equals the one before it. */
export type Reason =
  | Rule
  /** The first line: f′ is d/dz[f]. */
  | { readonly code: "start" }
  /** f without what only keeps numbers in range. */
  | { readonly code: "guard" }
  /** σ or tanh spelt out. */
  | { readonly code: "definition"; readonly values: { readonly function: DefinedName } }
  /** min, max and inner conditions as one list of cases. */
  | { readonly code: "pieces" }
  /** Numbers folded, factors of 1 and terms of 0 left out. */
  | { readonly code: "tidied" }
  /** Every rule that was left at once, where a formula has more lines than anybody reads. */
  | { readonly code: "rest" }
  | { readonly code: ShortForm };

/** One line: "= term", which equals the line before for the stated reason. */
export interface DerivationLine {
  readonly reason: Reason;
  readonly term: Term;
}

/** A formula with more would not be read; what is left is done in one line. */
const mostLines = 32;

/**
 * How f′ comes about, a line a step: from d/dz[f], rule by rule, to the form that books print.
 * Each line has the value of f′ wherever f is differentiable and the line's numbers stay in range.
 */
export function derive(value: Expression): readonly DerivationLine[] {
  const lines: DerivationLine[] = [{ reason: { code: "start" }, term: pending(value) }];
  const last = (): Term => lines.at(-1)?.term ?? pending(value);
  const add = (reason: Reason, term: Term): void => {
    if (!sameTerm(term, last())) lines.push({ reason, term });
  };
  const read = withoutGuards(value);
  add({ code: "guard" }, pending(read));
  const pieces = inPieces(read);
  if (pieces) add({ code: "pieces" }, pending(pieces));
  const spelled = spelledOut(read);
  if (spelled) {
    const values = { function: spelled.name };
    add({ code: "definition", values }, pending(spelled.formula));
  }
  while (pendingParts(last()).length > 0) {
    if (lines.length >= mostLines) {
      add({ code: "rest" }, simplify(settle(last())));
      return lines;
    }
    const { reason, term } = nextStep(last());
    add(reason, reason.code === "slopes" ? tidy(term) : term);
  }
  add({ code: "tidied" }, tidy(last()));
  // The value to be named is the one that the lines speak of: in pieces where they are.
  const own = simplify(pieces ?? read);
  for (let short = shortened(last(), own); short; short = shortened(last(), own)) {
    if (lines.length >= mostLines + 8) break;
    add({ code: short.code }, short.term);
  }
  return lines;
}

/** The rule of the first part that is more than z, applied to every part that it is the rule of. */
function nextStep(term: Term): { readonly reason: Rule; readonly term: Term } {
  const rules = pendingParts(term).map(({ of }) => ruleFor(of).rule);
  const rule: Rule = rules.find(({ code }) => code !== "slopes") ?? { code: "slopes" };
  const replace = (part: Term): Term => {
    if (part.kind !== "pending") return overChildren(part, replace);
    const applied = ruleFor(part.of);
    return isSameRule(applied.rule, rule) ? applied.term : part;
  };
  return { reason: rule, term: replace(term) };
}

const isSameRule = (a: Rule, b: Rule): boolean =>
  a.code === b.code &&
  ("values" in a ? a.values.function : null) === ("values" in b ? b.values.function : null);
