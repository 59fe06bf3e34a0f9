import type { Relation } from "../algebra/expression.ts";
import { mirrored, opposites } from "../algebra/relations.ts";
import { sameTerm, type Term } from "../derive/term.ts";
import { binding, operator, type Piece, row, within } from "./mathml-elements.ts";

const relationSigns: Readonly<Record<Relation, string>> = {
  ">": ">",
  ">=": "≥",
  "<": "<",
  "<=": "≤",
};

type Conditional = Extract<Term, { kind: "conditional" }>;

/** How a formula within the cases is written. */
type Show = (term: Term) => Piece;

/** No message of the catalogue: this floor knows none, and TeX says the same word. */
const otherwise = "<mtext>otherwise</mtext>";

/** A brace with one row for each case; the first whose condition holds gives the value. */
export function cases(node: Conditional, show: Show): Piece {
  const chain = chainFrom(node);
  const rows = chain.map((link, index) =>
    caseRow(link.whenTrue, condition(link, chain.slice(0, index), show), show),
  );
  const last = chain.at(-1) ?? node;
  rows.push(caseRow(last.whenFalse, remainder(chain, last, show), show));
  const table = `<mtable columnalign="left left">${rows.join("")}</mtable>`;
  return { markup: row(`<mo fence="true">{</mo>${table}`), binding: binding.cases };
}

/** The conditional, the one where its condition fails, and so on. */
const chainFrom = (node: Conditional): readonly Conditional[] =>
  node.whenFalse.kind === "conditional" ? [node, ...chainFrom(node.whenFalse)] : [node];

/**
 * "z < 3", or "−3 < z < 3" where an earlier case bounds the same formula from the same side, so that
 * the two do not overlap.
 */
function condition(now: Conditional, earlier: readonly Conditional[], show: Show): string {
  const { left, relation, right } = now;
  const before = earlier.findLast((other) => isAlike(other, now));
  if (!before) return compared(left, [[relation, right]], show);
  const from = opposites[before.relation];
  return relation.startsWith("<")
    ? compared(
        before.right,
        [
          [mirrored[from], left],
          [relation, right],
        ],
        show,
      )
    : compared(
        right,
        [
          [mirrored[relation], left],
          [from, before.right],
        ],
        show,
      );
}

/** What is left for the last case: exact where one comparison says it, as it would overlap otherwise. */
function remainder(chain: readonly Conditional[], last: Conditional, show: Show): string {
  const isOrdered = chain.every((link, index) => {
    const before = chain[index - 1];
    return before === undefined || goesOn(before, link);
  });
  return isOrdered
    ? compared(last.left, [[opposites[last.relation], last.right]], show)
    : otherwise;
}

/** Whether both bound the same formula from the same side. */
const isAlike = (one: Conditional, other: Conditional): boolean =>
  one.relation[0] === other.relation[0] && sameTerm(one.left, other.left);

/** Whether a condition holds wherever the one before it does, as z < 3 after z < −3. */
function goesOn(before: Conditional, now: Conditional): boolean {
  if (before.right.kind !== "constant" || now.right.kind !== "constant") return false;
  const step = now.right.value - before.right.value;
  return isAlike(before, now) && (now.relation.startsWith("<") ? step > 0 : step < 0);
}

/** A formula and those that it is compared with, each after its sign: `a < z ≤ b`. */
const compared = (
  first: Term,
  others: readonly (readonly [Relation, Term])[],
  show: Show,
): string => {
  const plain = (term: Term) => within(show(term), binding.sum);
  const rest = others.map(([relation, term]) => operator(relationSigns[relation]) + plain(term));
  return plain(first) + rest.join("");
};

const caseRow = (value: Term, when: string, show: Show): string =>
  `<mtr><mtd>${row(show(value).markup)}</mtd><mtd>${row(when)}</mtd></mtr>`;
