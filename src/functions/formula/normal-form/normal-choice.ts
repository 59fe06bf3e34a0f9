import type { Relation } from "../../algebra/expression.ts";
import {
  call,
  difference,
  keyOf,
  type NormalForm,
  number,
  onlyNumber,
  product,
  scaled,
  sum,
} from "./normal-form.ts";
import { raised } from "./normal-functions.ts";

/** max(a, b) = b + max(a − b, 0). */
export const larger = (a: NormalForm, b: NormalForm): NormalForm =>
  sum(b, positivePart(difference(a, b)));

/** |u| = 2·max(u, 0) − u. */
export const absolute = (u: NormalForm): NormalForm => difference(scaled(positivePart(u), 2), u);

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

/** Every choice as "u > 0 ? a : b", in which u's first factor is 1 or −1. */
export function choice(
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
