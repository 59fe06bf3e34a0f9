import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../../src/functions/algebra/differentiate.ts";
import { compile, evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { formulaLimits, parseFormula, readFormula } from "../../../src/functions/formula/parse.ts";
import { sayInventionProblem } from "../../../src/words/formula.ts";
import { anyText } from "../any-text.ts";
import { smoothExpression } from "../arbitrary-expression.ts";

const value = (formula: string, z: number, parameters: Record<string, number> = {}): number => {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(`${formula}: ${parsed.problem.code}`);
  return evaluate(parsed.expression, z, parameters);
};

const problem = (formula: string) => {
  const parsed = parseFormula(formula);
  if (parsed.ok) throw new Error(`${formula} was accepted`);
  const { position, length } = parsed.problem;
  const message = sayInventionProblem({ field: "formula", ...parsed.problem });
  return { at: formula.slice(position, position + length), position, message };
};

test.each([
  ["-z^2", 3, -9],
  ["(-z)^2", 3, 9],
  ["2^3^2", 0, 512],
  ["2^-1", 0, 0.5],
  ["-2^-2", 0, -0.25],
  ["z - 2 - 1", 10, 7],
  ["z / 2 / 5", 10, 1],
  ["z / 2 * 5", 10, 25],
  ["2 + 3 * z", 4, 14],
  ["--z", 4, 4],
  ["2 - -z", 4, 6],
  ["z * -z", 4, -16],
  ["1e-3 * z", 1000, 1],
  [".5 + 5.", 0, 5.5],
  ["z²", -3, 9],
  ["-z²", 3, -9],
  ["2z".replace("2", "2 × "), 3, 6],
  ["z ÷ 2 − 1", 4, 1],
  ["2 · z³", 2, 16],
  ["z⁻¹", 4, 0.25],
  ["z**2", 3, 9],
  ["z^(1/2)", 9, 3],
  ["2^z", 3, 8],
  ["e^z", 1, Math.E],
  ["sin(π / 2) + cos(pi)", 0, 0],
  ["max(z, 1, 7, 2)", 3, 7],
  ["min(z, 1)", 3, 1],
  ["clip(z, -1, 1)", 3, 1],
  ["relu(z) + step(z) + sign(-z)", 3, 3],
  ["σ(z)", 0, 0.5],
  ["normcdf(z)", 0, 0.5],
  ["tan(z)", Math.PI / 4, 1],
  ["sinh(z)", 1, 1.1752011936438014],
  ["cosh(z)", 1, 1.5430806348152437],
  ["z > 0 ? z : 0", -2, 0],
  ["(z > 0) ? (z) : (0)", 2, 2],
  ["z > 2 ? 1 : z > 1 ? 2 : 3", 1.5, 2],
  ["z > 0 ? z > 1 ? 1 : 2 : 3", 0.5, 2],
  ["z * (z >= 0)", 5, 5],
  ["z ≤ 1 ? 4 : 5", 1, 4],
  ["z > 0 ? 1 : 2 + 3", -1, 5],
])("%s at z = %d is %d", (formula, z, expected) => {
  // A few roundings of numbers below 1000.
  expect(value(formula, z)).toBeCloseTo(expected, 12);
});

test("every other name is a parameter, in order of appearance, Greek or Latin alike", () => {
  const parsed = parseFormula("β * z + alpha * sigma + α");
  expect(parsed).toMatchObject({ ok: true, parameters: ["beta", "alpha", "sigma"] });
  expect(value("β * z + beta", 2, { beta: 3 })).toBe(9);
});

describe("a problem points at its characters and says what is allowed", () => {
  test.each([
    ["", "", /Type a formula/],
    ["z +", "", /ends here; expected x or z, a number/],
    ["z ± 2", "±", /no meaning here/],
    ["z = 2 = 3", "=", /operator/],
    ["|z", "", /expected “\|”/],
    ["z 2", "2", /write \^2 or put 2 in front/],
    ["2 3", "3", /side by side/],
    ["(z + 1", "", /bracket is closed; expected “\)”/],
    ["z + 1)", ")", /expected an operator/],
    ["tanh", "tanh", /write tanh\(x\)/],
    ["foo(z)", "foo", /no function “foo”/],
    ["max(z)", "max", /2 to 8 values, not 1/],
    ["tanh(z, z)", "tanh", /takes 1 value, not 2/],
    ["tanh()", "tanh", /takes 1 value, not 0/],
    ["max(z, x)", "x", /write z everywhere/],
    ["z^alpha", "alpha", /exponent must be a number/],
    ["z^z", "z", /exponent must be a number/],
    ["z^(1/0)", "/", /infinity/],
    ["1e999", "1e999", /too large/],
    ["z ? 1 : 2", "z ", /a condition/],
    ["z > 0 ? 1", "", /“:”/],
    ["a + b + c + d + g + h + p", "p", /at most 6 parameters/],
    ["a_very_long_parameter_name * z", "a_very_long_parameter_name", /at most 20/],
    ["constructor * z", "constructor", /cannot be a parameter/],
    ["toString", "toString", /cannot be a parameter/],
    ["__proto__", "_", /cannot stand here/],
    ["z; alert(1)", "alert", /cannot stand here/],
    ["😀", "😀", /“😀”/],
  ])("%s", (formula, at, message) => {
    const found = problem(formula);
    expect(found.at).toBe(at);
    expect(found.message).toMatch(message);
  });

  test("the second operator is the one that is pointed at", () => {
    expect(problem("z + + * z").position).toBe(6);
    expect(problem("z > > 1").position).toBe(4);
  });
});

test("limits hold for characters, depth and composed functions that repeat their argument", () => {
  expect(problem(`z${" ".repeat(formulaLimits.characters)}`).message).toMatch(/4000 characters/);
  expect(problem(`${"ln(".repeat(45)}z${")".repeat(45)}`).message).toMatch(/too large/);
  expect(problem(`${"sign(".repeat(30)}z${")".repeat(30)}`).message).toMatch(/too large/);
  expect(parseFormula(`${"(".repeat(90)}z${")".repeat(90)}`).ok).toBe(true);
  expect(parseFormula(`${"-".repeat(30)}z`).ok).toBe(true);
});

test("nesting that doubles the derivative at every level is refused at once", () => {
  expect(problem(`${"abs(".repeat(39)}z${")".repeat(39)}`).message).toMatch(
    /derivative.*too large/,
  );
  const ofParameter = `z + ${"abs(".repeat(38)}alpha${")".repeat(38)}`;
  expect(problem(ofParameter).message).toMatch(/derivative.*too large/);
  expect(parseFormula(`${"abs(".repeat(6)}z${")".repeat(6)}`).ok).toBe(true);
});

/** Pieces of the language and of its edges, so that random strings get past the first character. */
const shreds = (
  "z z z + - * / ^ ( ) ( ) , ? : > >= < <= 0 1 2 .5 1e3 1e-400 1e400 pi e exp( log( tanh( max( min( " +
  "sign( sigmoid( alpha β σ( ² ³ ⁻¹ − × · π \u0000 😀 . = | & ; ' ` ${ constructor __proto__ clip( " +
  "x x lambda def return if else where( np. torch. \\frac{ \\sqrt \\begin{cases} \\end{cases} \\\\ & { } [ ] | | " +
  "\\left \\text{if} \\max \\sigma => -> := == and or not √ ⌊ ⌋ ⁻ˣ tanh gelu( leaky_relu( \n #"
).split(" ");

/** Whether the parser keeps its promise: a formula that computes, or a problem inside the text. */
function keepsPromise(text: string): void {
  const parsed = parseFormula(text);
  if (parsed.ok) {
    const values = Object.fromEntries(parsed.parameters.map((name) => [name, 0.5]));
    expect(typeof compile(parsed.expression)(0.3, values)).toBe("number");
    return;
  }
  const { position, length } = parsed.problem;
  const message = sayInventionProblem({ field: "formula", ...parsed.problem });
  expect(message).toMatch(/^[“A-Za-z].*[.]$/u);
  expect(position).toBeGreaterThanOrEqual(0);
  expect(length).toBeGreaterThanOrEqual(0);
  expect(position + length).toBeLessThanOrEqual(text.length);
}

test("10,000 random and mutated strings give a formula or a readable problem, quickly", () => {
  const shredded = fc
    .array(fc.constantFrom(...shreds), { maxLength: 40 })
    .map((all) => all.join(""));
  const mutated = fc
    .tuple(
      fc.constantFrom(
        "z > 0 ? z : alpha * (exp(z) - 1)",
        "z * sigmoid(beta * z)",
        "max(0, z)^2",
        "min(max(z + 3, 0), 6) / 6",
      ),
      fc.nat(40),
      fc.nat(4),
      fc.constantFrom(...shreds),
    )
    .map(([text, at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed));
  const anything = anyText({ maxLength: 220 });
  let steps = 0;
  const counted = (text: string): void => {
    const read = readFormula(text);
    // Each token is looked at by every level of precedence, and once for each bracket around it.
    expect(read.steps).toBeLessThanOrEqual(400 * (text.length + 10));
    steps += read.steps;
    keepsPromise(text);
  };
  fc.assert(fc.property(fc.oneof(shredded, mutated, anything), counted), { numRuns: 10_000 });
  // Most end at their first wrong character; more would be work that grows faster than the text.
  expect(steps).toBeLessThan(10_000 * 2000);
}, 240_000);

test("a formula of several lines is shown in one", () => {
  keepsPromise("z\n/z\\sigma");
});

test("the derivative of a random smooth formula is its central difference", () => {
  const h = 1e-5;
  let compared = 0;
  fc.assert(
    fc.property(smoothExpression, fc.double({ min: -2, max: 2, noNaN: true }), (f, z) => {
      const p = { alpha: 0.7, beta: -1.3 };
      for (const by of ["z", { parameter: "alpha" }] as const) {
        const shifted = (d: number) =>
          by === "z" ? evaluate(f, z + d, p) : evaluate(f, z, { ...p, alpha: p.alpha + d });
        // Two step widths: where they disagree, curvature or rounding decides, not the derivative.
        const wide = (shifted(2 * h) - shifted(-2 * h)) / (4 * h);
        const narrow = (shifted(h) - shifted(-h)) / (2 * h);
        const size = Math.max(1, Math.abs(narrow), Math.abs(shifted(0)));
        if (!(Math.abs(wide - narrow) < 1e-7 * size)) continue;
        compared += 1;
        // h² curvature and 1e-16/h rounding both come to about 1e-10 of the size; 1e-6 leaves room.
        expect(Math.abs(evaluate(differentiate(f, by), z, p) - narrow)).toBeLessThan(1e-6 * size);
      }
    }),
    { numRuns: 1000 },
  );
  // The guard above must not turn the test into one that compares nothing.
  expect(compared).toBeGreaterThan(1500);
});
