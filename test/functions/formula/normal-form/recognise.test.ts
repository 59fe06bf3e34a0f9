import { describe, expect, test } from "vitest";
import { evaluate } from "../../../../src/functions/algebra/evaluate.ts";
import { activationById, derivativeOf } from "../../../../src/functions/families/registry.ts";
import { inventActivation } from "../../../../src/functions/formula/invention.ts";
import { elementwiseFunctions } from "../../elementwise.ts";
import { textbookForms } from "../textbook.ts";

describe("a textbook's form is finite wherever the function is", () => {
  test.each(textbookForms)("%s: %s", (id, formula) => {
    const known = activationById(id);
    const made = inventActivation({ name: "typed", formula, learnable: [] });
    if (known?.kind !== "elementwise" || !made.ok) throw new Error(`${id} ${formula}`);
    const values = Object.fromEntries(
      Object.entries(known.parameters).map(([name, spec]) => [name, spec.default]),
    );
    for (const z of [-800, -100, -30, -3, -0.4, 0, 0.4, 3, 30, 100, 800]) {
      const pairs = [
        [known.value, made.activation.value],
        [derivativeOf(known), derivativeOf(made.activation)],
      ] as const;
      for (const [wanted, typed] of pairs) {
        const [a, b] = [evaluate(wanted, z, values), evaluate(typed, z, {})];
        if (Object.is(a, b)) continue;
        // The same form, or one that rounds a few times more.
        expect(Math.abs(a - b), `${z}: ${a} ${b}`).toBeLessThanOrEqual(
          1e-13 * Math.max(1, Math.abs(a)),
        );
      }
    }
  });
});

test("every function has a form, learned ones as they start", () => {
  const formed = new Set<string>(textbookForms.map(([id]) => id));
  expect(elementwiseFunctions.map(({ id }) => id).filter((id) => !formed.has(id))).toEqual([]);
});

test.each([
  "tanh(x) + 1e-6",
  "x > 0 ? x : 0.5*(exp(x) - 1) + 1e-7",
  "0.51*x*(1+erf(x/√2))",
  "x >= 0 ? x : 0",
])("%s is not taken for a function of the registry that it is not", (formula) => {
  const made = inventActivation({ name: "typed", formula, learnable: [] });
  expect(made.ok && made.notes.map(({ code }) => code)).not.toContain("sameAs");
});
