import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { activationById, activationFunctions } from "../../functions/families/registry.ts";
import { formulaReader } from "../../functions/formula/reader.ts";
import type { Invention, LayerFunction } from "./experiment.ts";
import type { ProblemFact } from "./problem-fact.ts";

export type FoundActivation =
  | { readonly ok: true; readonly activation: ActivationFunction }
  /** Why there is none, and what is allowed. */
  | {
      readonly ok: false;
      readonly fact: ProblemFact;
      /** Where the fault lies in the arm: "activation", or a field of its invention. */
      readonly field: "activation" | "name" | "formula" | "learnable";
    };

/** The function that an arm or a layer names: a registered one, or its own invention. */
export function findActivation({ activation: id, invention }: LayerFunction): FoundActivation {
  if (invention !== null) return findInvention(invention);
  const activation = activationById(id);
  if (activation) return { ok: true, activation };
  const allowed = activationFunctions.map(({ id }) => id);
  return { ok: false, field: "activation", fact: { code: "oneOf", allowed } };
}

const invented = new Map<string, FoundActivation>();
const mostInvented = 200;

/** Equal inventions give the same object, because derived formulas are cached by identity. */
function findInvention(invention: Invention): FoundActivation {
  const key = JSON.stringify([invention.name, invention.formula, invention.learnable]);
  const before = invented.get(key);
  if (before) return before;
  const found = invent(invention);
  const [oldest] = invented.keys();
  if (invented.size >= mostInvented && oldest !== undefined) invented.delete(oldest);
  invented.set(key, found);
  return found;
}

function invent(invention: Invention): FoundActivation {
  const invented = formulaReader().inventActivation(invention);
  if (invented.ok) return { ok: true, activation: invented.activation };
  const { problem } = invented;
  // An arm's own parameter values are no part of its invention, so none can be at fault here.
  const field = problem.field === "parameters" ? "formula" : problem.field;
  return { ok: false, fact: { code: "invention", problem }, field };
}
