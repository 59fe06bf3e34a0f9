import { describe, expect, test } from "vitest";
import { targetCurve } from "../../../src/engine/data/datasets.ts";
import { readRule } from "../../../src/engine/data/rule.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { experimentWith } from "../example-experiment.ts";

/** All points that a rule labels, train and test together. */
function pointsOf(rule: string, noise = 0, sampleCount = 400) {
  const data = { dataset: "rule", rule, noise, sampleCount } as const;
  const { train, test: rest, task } = prepareRun(experimentWith({ data }), 3);
  const points = [train, rest].flatMap(({ coordinates, labels }) =>
    Array.from(labels, (label, i) => ({
      x1: coordinates[2 * i] ?? NaN,
      x2: coordinates[2 * i + 1] ?? NaN,
      label,
    })),
  );
  return { points, task };
}

const codeOf = (rule: string) => {
  const read = readRule(rule);
  return read.ok ? null : read.problem.code;
};

describe("a condition", () => {
  test.each(["x1^2 + x2^2 < 1", "x1^2 + x2^2 < 30", "x2 > x1 + 10"])(
    "%s gives both classes half of the points, though one has little room",
    (rule) => {
      const { points, task } = pointsOf(rule);
      expect(task).toBe("classification");
      expect(points).toHaveLength(400);
      expect(points.filter(({ label }) => label === 1)).toHaveLength(200);
    },
  );

  test("that is defined on half of the plane has its points there", () => {
    const { points } = pointsOf("x2 > log(x1)");
    expect(points.every(({ x1 }) => x1 > 0)).toBe(true);
    expect(points.every(({ x1, x2, label }) => (x2 > Math.log(x1) ? 1 : 0) === label)).toBe(true);
  });

  test("is refused where one class has less than 1 % of the plane", () => {
    // 0.3² π of 144 is 0.2 %; 1² π is 2.2 %.
    expect(codeOf("x1^2 + x2^2 < 0.09")).toBe("ruleOneSided");
    expect(codeOf("x1^2 + x2^2 < 1")).toBeNull();
    expect(codeOf("x1 < 100")).toBe("ruleOneSided");
    expect(codeOf("true")).toBe("ruleOneSided");
  });
});

describe("a value", () => {
  test.each([
    // Up to 36 and, at 99 of 100 places, 30: divided by 50.
    ["x1*x2", 50],
    ["(x1 + x2) / 10", 1],
    ["sin(x1)", 1],
    // exp(5.88) is 358.
    ["exp(x1)", 500],
  ])("%s is the target, divided by %d", (rule, scale) => {
    const { points, task } = pointsOf(rule);
    expect(task).toBe("regression");
    const values: Readonly<Record<string, (x1: number, x2: number) => number>> = {
      "x1*x2": (x1, x2) => x1 * x2,
      "(x1 + x2) / 10": (x1, x2) => (x1 + x2) / 10,
      "sin(x1)": (x1) => Math.sin(x1),
      "exp(x1)": (x1) => Math.exp(x1),
    };
    // Coordinates and labels are float32 values; exp multiplies the error of x1.
    for (const { x1, x2, label } of points) {
      const value = (values[rule]?.(x1, x2) ?? NaN) / scale;
      expect(Math.abs(label - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
    }
  });

  test("with a pole keeps to targets that points may have", () => {
    const { points } = pointsOf("1/x1", 50);
    expect(points).toHaveLength(400);
    expect(points.every(({ label }) => Math.abs(label) <= 10)).toBe(true);
  });

  test("is refused where it is none on half of the plane", () => {
    expect(codeOf("log(x1 - 1)")).toBe("ruleWithoutValues");
    expect(codeOf("sqrt(x1 + 1)")).toBeNull();
  });
});

test("5,000 points of a large rule are drawn in well under a second", () => {
  const rule = `${Array.from({ length: 18 }, (_, i) => `sin(${i + 1} x1)`).join(" + ")} > x2 + 5`;
  const before = process.cpuUsage();
  expect(pointsOf(rule, 0, 5000).points).toHaveLength(5000);
  const { user, system } = process.cpuUsage(before);
  // Of this process alone; measured 0.1 s.
  expect((user + system) / 1e6).toBeLessThan(2);
});

describe("a curve, y = …", () => {
  test("has one input, and its points lie on it", () => {
    const { points, task } = pointsOf("y = sin(x) + x/6");
    expect(task).toBe("regression");
    for (const { x1, x2, label } of points) {
      expect(x2).toBe(0);
      // Both are float32, and the curve is at most 7/6 steep.
      expect(Math.abs(label - (Math.sin(x1) + x1 / 6))).toBeLessThan(1e-6);
    }
    const { experiment } = experimentFromQuery("data=rule&rule=y%3Dx/6");
    expect(experiment.network.features).toEqual(["x1"]);
    expect(targetCurve(experiment.data)?.(3)).toBe(0.5);
  });

  test("of a condition is two classes on a line", () => {
    const { points, task } = pointsOf("y = |x| < 2");
    expect(task).toBe("classification");
    expect(points.every(({ x1, label }) => (Math.abs(x1) < 2 ? 1 : 0) === label)).toBe(true);
  });

  test("is made of x alone", () => {
    expect(readRule(" y = x + x2")).toEqual({
      ok: false,
      problem: { code: "notOfCurve", values: {}, position: 9, length: 2 },
    });
    expect(codeOf("y = 3y")).toBe("notOfCurve");
    expect(readRule("y = sin(q)")).toMatchObject({ problem: { code: "notInRule", position: 8 } });
  });

  test("is told from the same formula over the plane", () => {
    expect(readRule("sin(x)")).toMatchObject({ inputCount: 2 });
    expect(readRule("y = sin(x)")).toMatchObject({ inputCount: 1 });
  });
});
