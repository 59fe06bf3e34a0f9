import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/functions/evaluate.ts";
import { algebra as m } from "../../src/functions/expression.ts";
import { formulaLimits, parseFormula } from "../../src/functions/parse.ts";
import { printFormula } from "../../src/functions/print-formula.ts";
import { activationFunctions } from "../../src/functions/registry.ts";
import { anyExpression } from "./arbitrary-expression.ts";

const samplePoints = [-7.3, -1, -0.4, 0, 0.25, 1, 3.9];
const sampleValues = { alpha: 0.6, beta: -1.7 };

test("what is printed reads back as the same function", () => {
  let read = 0;
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = printFormula(expression);
      const parsed = parseFormula(text);
      if (!parsed.ok) {
        // Only the language's own limits may refuse what the printer wrote.
        expect(
          text.length > formulaLimits.characters || /too large/.test(parsed.problem.message),
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
});

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

test.each([
  [m.neg(m.pow(m.z, 2)), "-z^2"],
  [m.pow(m.neg(m.z), 2), "(-z)^2"],
  [m.sub(m.z, m.sub(1, m.z)), "z - (1 - z)"],
  [m.add(m.z, -2), "z - 2"],
  [m.mul(2, -3), "2 * (-3)"],
  [m.div(1, m.mul(2, m.z)), "1 / (2 * z)"],
  [m.where(m.z, ">", 0, m.z, m.parameter("alpha")), "z > 0 ? z : alpha"],
  [m.mul(2, m.where(m.z, "<=", 1, 1, 2)), "2 * (z <= 1 ? 1 : 2)"],
  [m.pow(m.z, -0.5), "z^-0.5"],
])("%# prints with no more parentheses than it needs", (expression, text) => {
  expect(printFormula(expression)).toBe(text);
});
