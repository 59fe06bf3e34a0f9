import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { inventActivation } from "../../../src/functions/formula/invention.ts";
import { parseFormula } from "../../../src/functions/formula/parse.ts";
import corpus from "../../fixtures/formula/corpus.json" with { type: "json" };

/** References are doubles of Python's math module; forms that cancel (ln(x + √(x² + 1))) lose three digits. */
const tolerance = 1e-12;

const cases = corpus.groups.flatMap(({ formulas, values }) =>
  formulas.map((formula) => [formula, values] as const),
);

test("holds at least 150 formulas", () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
});

describe("a formula as people write it has the values of its reference", () => {
  test.each(cases)("%s", (formula, values) => {
    const parsed = parseFormula(formula);
    expect(parsed, JSON.stringify(parsed)).toMatchObject({ ok: true });
    const made = inventActivation({ name: "typed", formula, learnable: [] });
    if (!parsed.ok || !made.ok) return;
    const { defaults } = parsed;
    for (const [index, z] of corpus.points.entries()) {
      const wanted = values[index] ?? Number.NaN;
      const size = tolerance * Math.max(1, Math.abs(wanted));
      expect(Math.abs(evaluate(parsed.expression, z, defaults) - wanted)).toBeLessThan(size);
      // The form that trains is the same function.
      expect(Math.abs(evaluate(made.activation.value, z, defaults) - wanted)).toBeLessThan(size);
    }
  });
});
