import type { Expression } from "../../../src/functions/algebra/expression.ts";
import { overChildren, type Term } from "../../../src/functions/derive/term.ts";
import { printFormula } from "../formula/written-formula.ts";

/** A line of a derivation as text: `D[…]` for what is still to be differentiated. */
export function spoken(term: Term | undefined): string {
  if (!term) return "nothing";
  const name = (part: Term): Term => {
    if (part.kind === "pending") return { kind: "parameter", name: `D[${printFormula(part.of)}]` };
    if (part.kind !== "named") return overChildren(part, name);
    const argument = part.argument ? `(${printFormula(part.argument)})` : "";
    return { kind: "parameter", name: part.name + argument };
  };
  return printFormula(name(term) as Expression);
}
