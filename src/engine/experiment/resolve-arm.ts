import type { ActivationFunction } from "../../functions/activation-function.ts";
import { parseFormula } from "../../functions/parse.ts";
import { activationById, activationFunctions } from "../../functions/registry.ts";
import type { ArmSpec, Invention } from "./experiment.ts";

export type FoundActivation =
  | { readonly ok: true; readonly activation: ActivationFunction }
  /** Why there is none, and what is allowed, as a sentence. */
  | { readonly ok: false; readonly message: string };

/** The function that an arm names: a registered one, or its own invention. */
export function findActivation(arm: ArmSpec): FoundActivation {
  if (arm.invention !== null) return findInvention(arm.invention);
  const activation = activationById(arm.activation);
  if (activation) return { ok: true, activation };
  const known = activationFunctions.map(({ id }) => id).join(", ");
  return { ok: false, message: `Must be one of ${known}.` };
}

const invented = new Map<string, FoundActivation>();
const mostInvented = 200;

/** Kept by content: readers of a function remember by identity what they derive from it. */
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

function invent({ name, formula, learnable }: Invention): FoundActivation {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return { ok: false, message: parsed.problem.message };
  return {
    ok: true,
    activation: {
      kind: "elementwise",
      id: "invented",
      label: name,
      family: "other",
      parameters: Object.fromEntries(
        parsed.parameters.map((parameter) => [
          parameter,
          {
            symbol: parameter,
            default: 1,
            min: -10,
            max: 10,
            learnable: learnable.includes(parameter),
          },
        ]),
      ),
      kinks: [],
      value: parsed.expression,
      reference: { authors: "You", year: 0, title: name, where: "" },
      purpose: "",
    },
  };
}
