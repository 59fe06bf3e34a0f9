import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import { parseRule } from "../../../src/functions/formula/rule.ts";
import { sayInventionProblem } from "../../../src/words/formula.ts";

function valueAt(text: string, x1: number, x2: number): number {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code}`);
  return evaluate(parsed.expression, 0, { x1, x2 });
}

const isCondition = (text: string): boolean | null => {
  const parsed = parseRule(text);
  return parsed.ok ? parsed.isCondition : null;
};

describe("a rule", () => {
  test.each([
    "x2 > sin(x1)",
    "x₂ > sin x₁",
    "y > sin(x)",
    String.raw`x_2 > \sin(x_1)`,
    "x1^2 + x2^2 < 9",
    "x₁² + x₂² < 9",
    "x1 > 0 and x2 > 0 or x1 < 0 and x2 < 0",
    "0 < x1 < 2 && x2 > 1",
    "not x2 < 0",
    "floor(x1) % 2 == 1",
  ])("%s is a condition: it holds at (1, 2), and does not at (4, −1)", (text) => {
    expect(isCondition(text)).toBe(true);
    expect(valueAt(text, 1, 2)).toBe(1);
    expect(valueAt(text, 4, -1)).toBe(0);
  });

  test.each([
    ["x1*x2", 6],
    ["x1 x2", 6],
    ["x*y", 6],
    ["max(x1, x2) - 1", 2],
    ["relu(x1 - x2)", 0],
    ["x1 > 1 ? x2 : 0", 3],
    ["7", 7],
  ])("%s is a value", (text, expected) => {
    expect(isCondition(text)).toBe(false);
    expect(valueAt(text, 2, 3)).toBe(expected);
  });

  test.each([
    ["", "emptyRule", 0],
    ["x2 > ", "unfinished", 5],
    ["x2 > sinus(x1)", "unknownFunction", 5],
    ["x3 > 0", "notInRule", 0],
    ["x1 + a > 0", "notInRule", 5],
    ["x2 > z", "notInRule", 5],
    ["x1x2 > 0", "runTogether", 0],
    ["x2 > 0,5", "decimalComma", 6],
    ["x2 = sin(x1)", "unexpected", 3],
    ["x2 > (x1", "unclosed", 8],
    ["x2 > sin", "functionAlone", 5],
    ["alert(1)", "unknownFunction", 0],
    ["x2 > x1; x1", "unexpected", 7],
    [`${"(".repeat(500)}x1`, "tooDeep", 100],
    ["x1+".repeat(2000), "tooLong", 4000],
  ])("%s is refused, pointing at the character", (text, code, position) => {
    const parsed = parseRule(text);
    if (parsed.ok) throw new Error("was read");
    expect({ code: parsed.problem.code, position: parsed.problem.position }).toEqual({
      code,
      position,
    });
    // What is expected are coordinates: there is no z.
    const sentence = sayInventionProblem({ field: "formula", ...parsed.problem });
    expect(sentence).not.toContain("x or z");
  });
});
