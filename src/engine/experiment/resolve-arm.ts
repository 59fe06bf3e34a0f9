import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { activationById, activationFunctions } from "../../functions/families/registry.ts";
import { type InventionProblem, inventActivation } from "../../functions/formula/invention.ts";
import type { ArmSpec, Invention } from "./experiment.ts";

export type FoundActivation =
  | { readonly ok: true; readonly activation: ActivationFunction }
  /** Why there is none, and what is allowed, as a sentence. */
  | {
      readonly ok: false;
      readonly message: string;
      /** The facts, of which the words make a better sentence. */
      readonly about?: InventionProblem;
      /** Where the fault lies in the arm: "activation", or a field of its invention. */
      readonly field: "activation" | "name" | "formula" | "learnable";
    };

/** The function that an arm names: a registered one, or its own invention. */
export function findActivation(arm: ArmSpec): FoundActivation {
  if (arm.invention !== null) return findInvention(arm.invention);
  const activation = activationById(arm.activation);
  if (activation) return { ok: true, activation };
  const known = activationFunctions.map(({ id }) => id).join(", ");
  return { ok: false, field: "activation", message: `Must be one of ${known}.` };
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
  const invented = inventActivation(invention);
  if (invented.ok) return { ok: true, activation: invented.activation };
  const about = invented.problem;
  // An arm's own parameter values are no part of its invention, so none can be at fault here.
  const field = about.field === "parameters" ? "formula" : about.field;
  return { ok: false, about, message: inShort(about), field };
}

/** Code and place, for readers without the catalogue of words. */
function inShort(problem: InventionProblem): string {
  const facts = Object.entries(problem.values).map(([name, value]) => `${name}: ${value}`);
  const where = problem.field === "formula" ? ` at character ${problem.position + 1}` : "";
  return `Cannot be read${where}: ${[problem.code, ...facts].join(", ")}.`;
}
