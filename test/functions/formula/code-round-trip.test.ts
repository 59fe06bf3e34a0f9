import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import type { Expression } from "../../../src/functions/algebra/expression.ts";
import { measure } from "../../../src/functions/algebra/size.ts";
import type { ElementwiseActivation } from "../../../src/functions/families/activation-function.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { formulaLimits, parseFormula } from "../../../src/functions/formula/parse.ts";
import { codeLanguages } from "../../../src/functions/print/code/languages.ts";
import { printCode } from "../../../src/functions/print/code/snippet.ts";
import { anyExpression } from "../arbitrary-expression.ts";

const points = [-7.3, -1, -0.4, 0, 0.25, 1, 3.9];

const elementwise = activationFunctions.filter(
  (activation): activation is ElementwiseActivation => activation.kind === "elementwise",
);

/** Printers write log1p as ln(1 + …) and Φ by erf, which lose digits where they cancel; no more. */
const alike = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe.each(codeLanguages)("$label", (language) => {
  test("reads back every function of the registry with its parameters' values", () => {
    for (const activation of elementwise) {
      const code = printCode(language, activation);
      const parsed = parseFormula(code);
      expect(parsed, `${code}\n${JSON.stringify(parsed)}`).toMatchObject({ ok: true });
      if (!parsed.ok) continue;
      for (const [name, value] of Object.entries(parsed.defaults)) {
        expect(value, name).toBe(activation.parameters[name]?.default);
      }
      const values = Object.fromEntries(
        Object.entries(activation.parameters).map(([name, spec]) => [name, spec.default]),
      );
      for (const z of points) {
        const wanted = evaluate(activation.value, z, values);
        expect(alike(evaluate(parsed.expression, z, values), wanted), `${code} at ${z}`).toBe(true);
      }
    }
  });

  test("reads back random expressions", () => {
    let read = 0;
    fc.assert(
      fc.property(anyExpression, (value) => {
        // Beyond half of the limits the composed ln(1 + …) may leave them.
        const { nodes, depth } = measure(value);
        if (nodes > formulaLimits.nodes / 4 || depth > formulaLimits.depth / 2) return;
        const code = printCode(language, typed(value));
        const parsed = parseFormula(code);
        if (!parsed.ok) {
          expect(code + parsed.problem.code).toMatch(
            /notFinite|exponentNot|derivativeTooLarge|tooLong/,
          );
          return;
        }
        read += 1;
        const values = { alpha: 0.6, beta: -1.7 };
        for (const z of points) {
          const [before, after] = [
            evaluate(value, z, values),
            evaluate(parsed.expression, z, values),
          ];
          // Where a rounding is amplified to another branch or to overflow, nothing can be compared.
          if (!Number.isFinite(before) || Math.abs(before) > 1e6) continue;
          if (!isTame(value, z, values)) continue;
          expect(alike(before, after), `${code}\nat ${z}: ${before} ${after}`).toBe(true);
        }
      }),
      { numRuns: 300, seed: 20261128 },
    );
    expect(read).toBeGreaterThan(150);
  }, 60_000);
});

/** Whether the value hardly moves with z: rounding inside is then not amplified. */
function isTame(value: Expression, z: number, values: Record<string, number>): boolean {
  const [a, b, c] = [-1e-7, 0, 1e-7].map((step) => evaluate(value, z + step, values));
  return Math.abs((a ?? 0) - (b ?? 0)) < 1e-3 && Math.abs((c ?? 0) - (b ?? 0)) < 1e-3;
}

const typed = (value: Expression): ElementwiseActivation => ({
  kind: "elementwise",
  id: "invented",
  label: "Random function",
  family: "invented",
  parameters: Object.fromEntries(
    ["alpha", "beta"].map((name) => [name, { symbol: name, default: 1, min: -10, max: 10 }]),
  ),
  aliases: [],
  kinks: [],
  value,
});
