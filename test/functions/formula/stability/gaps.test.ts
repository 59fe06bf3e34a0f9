import { expect, test } from "vitest";
import { differentiate } from "../../../../src/functions/algebra/differentiate.ts";
import { evaluate } from "../../../../src/functions/algebra/evaluate.ts";
import { inventActivation } from "../../../../src/functions/formula/invention.ts";

/** Limits of f and f′ from the Taylor series by hand. */
test.each([
  ["sin(x)/x", 0, 1, 0],
  ["x/(e^x-1)", 0, 1, -0.5],
  ["(1-cos(x))/x^2", 0, 0.5, 0],
  ["(x^2-1)/(x-1)", 1, 2, 1],
  ["tanh(x)/x", 0, 1, 0],
  ["ln(1+x)/x", 0, 1, -0.5],
  ["sin(a*x)/(a*x)", 0, 1, 0],
] as const)("%s is filled at %d by %d with slope %d", (formula, at, value, slope) => {
  const made = inventActivation({ name: "gap", formula, learnable: [] });
  // The registry's sinc has its gap filled; that the formula is it says so.
  const note =
    formula === "sin(x)/x"
      ? { code: "sameAs", values: expect.objectContaining({ label: "sinc" }) }
      : { code: "gapFilled", values: { at, limit: value } };
  expect(made).toMatchObject({ ok: true, notes: expect.arrayContaining([note]) });
  if (!made.ok) return;
  const f = made.activation.value;
  const derivative = differentiate(f, "z");
  for (const z of [at, at + 1e-9, at - 1e-6]) {
    // The function moves by less than its slope times the step.
    expect(Math.abs(evaluate(f, z, { a: 1 }) - value)).toBeLessThan(2e-6);
    expect(Math.abs(evaluate(derivative, z, { a: 1 }) - slope)).toBeLessThan(2e-6);
  }
});

test.each(["1/x", "x/|x|", "1/(x-1)"])("%s has no limit and stays as it is", (formula) => {
  const made = inventActivation({ name: "pole", formula, learnable: [] });
  expect(made.ok && made.notes.map(({ code }) => code)).not.toContain("gapFilled");
});
