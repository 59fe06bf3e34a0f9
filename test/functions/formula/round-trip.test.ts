import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { formulaLimits, parseFormula } from "../../../src/functions/formula/parse.ts";
import { anyExpression } from "../arbitrary-expression.ts";
import { printFormula } from "./written-formula.ts";

const samplePoints = [-7.3, -1, -0.4, 0, 0.25, 1, 3.9];
const sampleValues = { alpha: 0.6, beta: -1.7 };

test("a random formula reads back as the same function", () => {
  let read = 0;
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = printFormula(expression);
      const parsed = parseFormula(text);
      if (!parsed.ok) {
        // Only the language's own limits may refuse what the printer wrote.
        expect(
          text.length > formulaLimits.characters ||
            /tooLarge|TooLarge|notFinite/.test(parsed.problem.code),
        ).toBe(true);
        return;
      }
      read += 1;
      for (const z of samplePoints) {
        // Signs move (−(a·b) to (−a)·b), which changes no bit but the sign of 0.
        const before = evaluate(expression, z, sampleValues) + 0;
        const after = evaluate(parsed.expression, z, sampleValues) + 0;
        expect(Object.is(before, after) || Math.abs(before) === Infinity, `${text} at ${z}`).toBe(
          true,
        );
      }
      // Reading folds signs into numbers (−(−5) is 5), once.
      const second = printFormula(parsed.expression);
      const again = parseFormula(second);
      expect(again.ok && printFormula(again.expression)).toBe(second);
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(2000);
}, 120_000);

test("every elementwise function of the registry reads back bit for bit", () => {
  for (const activation of activationFunctions) {
    if (activation.kind !== "elementwise") continue;
    const parsed = parseFormula(printFormula(activation.value));
    expect(parsed, activation.id).toMatchObject({ ok: true });
    if (!parsed.ok) continue;
    const values = Object.fromEntries(
      Object.entries(activation.parameters).map(([name, spec]) => [name, spec.default]),
    );
    for (const z of samplePoints) {
      const printed = evaluate(parsed.expression, z, values);
      expect(printed, activation.id).toBe(evaluate(activation.value, z, values));
    }
  }
});
