import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../../src/functions/algebra/expression.ts";
import { type Expression, algebra as m } from "../../../src/functions/algebra/expression.ts";
import { derive } from "../../../src/functions/derive/derive.ts";
import { pendingParts, settle } from "../../../src/functions/derive/term.ts";
import { derivativeOf } from "../../../src/functions/families/registry.ts";
import { smoothExpression } from "../arbitrary-expression.ts";
import { elementwise, elementwiseFunctions, parameterSets } from "../elementwise.ts";
import { anyFormula, smoothFormula } from "../formulas.ts";
import { spoken } from "./spoken.ts";

/** Off every kink of the registry at its default parameters, and small enough for e^z and z³. */
const points = [-5.9, -3.3, -2.6, -1.7, -0.9, -0.31, 0.23, 0.77, 1.9, 2.7, 3.4, 5.7];

/**
 * Every line beside the one before it. Two forms of a slope differ by the roundings of their parts:
 * 1e-10 of the largest part is 10⁵ of them.
 */
function expectLinesToAgree(
  formula: Expression,
  z: number,
  parameters: ParameterValues,
  name: string,
  lines = derive(formula),
): void {
  const values = lines.map(({ term }) => evaluate(settle(term), z, parameters));
  const size = Math.max(1, ...values.map(Math.abs), Math.abs(evaluate(formula, z, parameters)));
  values.forEach((value, index) => {
    const before = values[Math.max(0, index - 1)] ?? Number.NaN;
    if (Math.abs(value - before) <= 1e-10 * size) return;
    expect.fail(
      `${name} at ${z}, line ${index}: ${value}, not ${before}: ${spoken(lines[index]?.term)}`,
    );
  });
}

test.each(elementwiseFunctions.map((activation) => [activation.id, activation] as const))(
  "%s: every line equals the one before, and the last the derivative that trains",
  (id, activation) => {
    const formula = activation.written ?? activation.value;
    const lines = derive(formula);
    const last = lines.at(-1)?.term;
    if (!last) throw new Error("no lines");
    expect(pendingParts(last), "nothing is left to differentiate").toEqual([]);
    expect(lines.length).toBeLessThan(40);
    for (const parameters of parameterSets(activation)) {
      for (const z of points) {
        expectLinesToAgree(formula, z, parameters, id, lines);
        const exact = evaluate(derivativeOf(activation), z, parameters);
        const found = evaluate(settle(last), z, parameters);
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(exact)));
      }
    }
  },
);

test("the same holds for random formulas, corners and conditions included", () => {
  fc.assert(
    fc.property(
      anyFormula,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (formula, z, a) => expectLinesToAgree(formula, z, { a }, "random"),
    ),
    { numRuns: 120, seed: 20261128 },
  );
});

test("lines stay equal for formulas as the formula language allows them", () => {
  fc.assert(
    fc.property(smoothExpression, fc.double({ min: -2, max: 2, noNaN: true }), (formula, z) =>
      expectLinesToAgree(formula, z, { alpha: 0.7, beta: -1.3 }, "smooth"),
    ),
    { numRuns: 200, seed: 20261129 },
  );
});

test("the last line agrees with central differences of f, which know no rule", () => {
  fc.assert(
    fc.property(smoothFormula, fc.double({ min: -2, max: 2, noNaN: true }), (formula, z) => {
      const last = derive(formula).at(-1)?.term;
      if (!last) throw new Error("no lines");
      const f = (at: number) => evaluate(formula, at, { a: 0.6 });
      const h = 1e-4;
      const near = (4 * ((f(z + h / 2) - f(z - h / 2)) / h) - (f(z + h) - f(z - h)) / (2 * h)) / 3;
      const exact = evaluate(settle(last), z, { a: 0.6 });
      const size = Math.max(1, Math.abs(exact), Math.abs(f(z)));
      // Rounding 2⁻⁵²·size/h ≈ 2e-12, and h⁴ = 1e-16 times a fifth derivative of up to 1e6·size.
      expect(Math.abs(exact - near)).toBeLessThanOrEqual(1e-7 * size);
    }),
    { numRuns: 200, seed: 20261130 },
  );
});

/** As LeCun et al. (1998), Clevert et al. (2015), Ramachandran et al. (2017) and every textbook print them. */
test.each([
  ["sigmoid", "f * (1 - f)"],
  ["tanh", "1 - f^2"],
  ["softplus", "sigmoid(beta * z)"],
  ["elu", "z > 0 ? 1 : f + alpha"],
  ["celu", "z > 0 ? 1 : f / alpha + 1"],
  ["softsign", "1 / (1 + abs(z))^2"],
  ["arctan", "1 / (1 + z^2)"],
  ["arsinh", "1 / sqrt(z^2 + 1)"],
  ["squareplus", "(1 + z / sqrt(z^2 + b)) / 2"],
  ["isru", "1 / sqrt(1 + alpha * z^2)^3"],
  ["isrlu", "z > 0 ? 1 : 1 / sqrt(1 + alpha * z^2)^3"],
  ["tanhShrink", "tanh(z)^2"],
  ["snake", "1 + sin(2 * (a * z))"],
  ["sine", "cos(z)"],
  ["gaussian", "-2 * (f * z)"],
  ["gelu", "normcdf(z) + z * φ(z)"],
  ["swish", "sigmoid(beta * z) + beta * f * (1 - sigmoid(beta * z))"],
  ["relu", "z <= 0 ? 0 : 1"],
  ["relu6", "z <= 0 ? 0 : z < 6 ? 1 : 0"],
  ["hardSwish", "z <= -3 ? 0 : z < 3 ? 0.3333333333333333 * z + 0.5 : 1"],
  ["squaredRelu", "z <= 0 ? 0 : 2 * z"],
  ["hardSigmoid", "z <= -2.5 ? 0 : z < 2.5 ? 0.2 : 0"],
])("%s ends as books write it: f′ = %s", (id, last) => {
  const { value, written = value } = elementwise(id);
  expect(spoken(derive(written).at(-1)?.term)).toBe(last);
});

test("one rule a line, in the order in which a person takes them", () => {
  const codes = (formula: Expression) => derive(formula).map(({ reason }) => reason.code);
  expect(codes(elementwise("sigmoid").value)).toEqual([
    ...["start", "definition", "reciprocal", "sum", "chain", "constantFactor", "tidied"],
    ...["sigmoidIdentity", "ownValue"],
  ]);
  expect(codes(m.add(m.pow(m.z, 3), m.sin(m.mul(2, m.z))))).toEqual([
    ...["start", "sum", "power", "chain", "constantFactor", "tidied"],
  ]);
  expect(codes(m.div(m.sin(m.z), m.exp(m.z))).slice(0, 3)).toEqual(["start", "quotient", "known"]);
  expect(codes(m.max(m.sin(m.z), m.cos(m.z)))[1]).toBe("pieces");
});

test("at a corner the lines keep the convention that training takes", () => {
  for (const formula of [m.max(m.z, 0), m.min(0, m.z), m.min(m.max(m.z, 0), 6), m.abs(m.z)]) {
    for (const z of [0, 6]) expectLinesToAgree(formula, z, {}, "corner");
  }
});

test("a formula of many parts is taken apart in as many lines as anybody reads", () => {
  let formula: Expression = m.z;
  for (let depth = 0; depth < 20; depth++) formula = m.sin(m.add(formula, m.mul(0.1, m.z)));
  const lines = derive(formula);
  expect(lines.length).toBeLessThanOrEqual(33);
  expect(lines.some(({ reason }) => reason.code === "rest")).toBe(true);
  expectLinesToAgree(formula, 0.4, {}, "deep");
});
