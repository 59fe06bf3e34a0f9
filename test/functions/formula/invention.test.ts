import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { type InventionText, inventActivation } from "../../../src/functions/formula/invention.ts";
import { sayFormulaWarning, sayInventionProblem } from "../../../src/words/formula.ts";

const invent = (formula: string, more: Partial<InventionText> = {}) => {
  const made = inventActivation({ name: "mine", formula, learnable: [], ...more });
  if (!made.ok) throw new Error(made.problem.code);
  return made;
};

const kinks = (formula: string, parameters: Record<string, number> = {}) =>
  invent(formula, { parameters }).activation.kinks.map(({ at, breaks }) => {
    const names = Object.keys(invent(formula).activation.parameters);
    const values = Object.fromEntries(names.map((name) => [name, parameters[name] ?? 1]));
    return [evaluate(at, 0, values), breaks];
  });

test("an invention is an elementwise activation with its parameters", () => {
  const { activation, warnings } = invent("z * σ(β * z)", { learnable: ["beta"] });
  expect(warnings).toEqual([]);
  expect(activation).toMatchObject({
    id: "invented",
    family: "invented",
    label: "mine",
    kinks: [],
    aliases: [],
    parameters: { beta: { symbol: "β", default: 1, min: -10, max: 10, learnable: true } },
  });
});

describe("kinks are found where pieces meet", () => {
  test.each([
    ["max(0, z)", [[0, "slope"]]],
    ["abs(2*z - 3)", [[1.5, "slope"]]],
    ["max(0, z)^2", []],
    ["z > 0 ? z : exp(z) - 1", []],
    ["z > 0 ? 1 : 0", [[0, "value"]]],
    [
      "clip(z, -1, 2)",
      [
        [-1, "slope"],
        [2, "slope"],
      ],
    ],
    ["max(z, alpha)", [[1, "slope"]]],
    ["z > 0 ? z : alpha * (exp(z) - 1)", [[0, "slope"]]],
    ["abs(z) * z", []],
    ["tanh(z)", []],
  ] as const)("%s", (formula, expected) => {
    expect(kinks(formula)).toEqual(expected);
  });

  test("a kink moves with its parameter", () => {
    expect(kinks("max(z, alpha)", { alpha: -4 })).toEqual([[-4, "slope"]]);
  });

  test("its convention names the slope that is taken and the other one", () => {
    const convention = (formula: string) => invent(formula).activation.kinks[0]?.convention;
    expect(convention("max(0, z)")).toBe("f′ = 0 here, the left slope; the right one is 1");
    expect(convention("z >= 0 ? 3*z : z")).toBe("f′ = 3 here, the right slope; the left one is 1");
    expect(convention("abs(z)")).toBe("f′ = 0 here, between the slopes −1 and 1");
    expect(convention("z > 0 ? 2 : -1")).toBe("f jumps from −1 to 2 and is −1 here; f′ = 0");
  });
});

describe("warnings say what training would meet", () => {
  test.each([
    ["log(z)", [/^f is not a number for z below 0\./, /^f is infinite at z = 0\./]],
    ["sqrt(3 - z)", [/^f is not a number for z above 3\./, /^f is not differentiable at z = 3\./]],
    ["1 / z", [/^f is infinite at z = 0\./]],
    ["sqrt(z^2)", [/^f is not differentiable at z = 0\./]],
    ["exp(exp(z))", [/^f is infinite for z above 6\.56/]],
    ["step(z)", [/f′ is 0 everywhere/]],
    ["3", [/f′ is 0 everywhere/]],
    ["max(z^2, 1)", [/no straight line/]],
    ["log(-1 - z^2)", [/^f is not a number for every z/]],
  ])("%s", (formula, expected) => {
    const { warnings } = invent(formula);
    expect(warnings.map(sayFormulaWarning)).toEqual(
      expected.map((pattern) => expect.stringMatching(pattern)),
    );
  });
});

test.each([
  [{ name: " " }, "name", /1 to 40/],
  [{ formula: "z +" }, "formula", /ends here/],
  [{ learnable: ["gamma"] }, "learnable", /no parameter “gamma”. Its parameters: alpha/],
  [{ parameters: { alpha: 11 } }, "parameters", /between −10 and 10/],
  [{ parameters: { alpha: Number.NaN } }, "parameters", /between/],
])("%o is refused with its field", (change, field, message) => {
  const made = inventActivation({ name: "n", formula: "alpha * z", learnable: [], ...change });
  expect(made.ok).toBe(false);
  if (made.ok) return;
  expect(made.problem.field).toBe(field);
  expect(sayInventionProblem(made.problem)).toMatch(message);
});

test.each([
  ["a control character", "a\u0007b"],
  ["a half of a character", "a\ud83d"],
  ["a right-to-left override", "a\u202eb"],
  ["an isolate that is never closed", "\u2067a"],
])("a name with %s is refused with a sentence", (_what, name) => {
  const made = inventActivation({ name, formula: "z", learnable: [] });
  expect(made).toMatchObject({ ok: false, problem: { field: "name", code: "nameUnprintable" } });
  if (!made.ok) expect(sayInventionProblem(made.problem)).toMatch(/printable characters only/);
});

test("a name in Hebrew, with marks or an emoji is one like others", () => {
  for (const name of ["פונקציה", "naïve ²", "🙂"]) {
    expect(inventActivation({ name, formula: "z", learnable: [] }).ok).toBe(true);
  }
});
