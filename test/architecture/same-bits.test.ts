import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./imports.ts";

/**
 * ECMAScript calls their results implementation-approximated: any rounding will do. So it does
 * with powers; those of 2 with a whole literal exponent are exact everywhere in practice.
 */
const openRounding =
  /\bMath\.(acosh?|asinh?|atan[h2]?|cbrt|cosh?|exp(?:m1)?|hypot|log(?:1p|10|2)?|pow|sinh?|tanh?)\b|(?<!(?<![\w.])2 )\*\*|\*\*(?! -?\d+(?![\w.]))/g;

const withoutText = (source: string): string =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*/g, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');

const found = (source: string): string[] => withoutText(source).match(openRounding) ?? [];

/**
 * Data, draws, initial weights, kernels, losses, statistics; and every function's formula and what
 * reads it, for kernels and for the float64 engine. What prints code only names the functions.
 */
const decides = /^src\/(engine|wasm|functions(?!\/print\/code))\//;

test("nothing that decides a run uses functions whose rounding is open", () => {
  const files = sourceFiles("src").filter((path) => decides.test(path));
  for (const floor of ["engine", "wasm", "functions"])
    expect(files.filter((path) => path.startsWith(`src/${floor}/`)).length).toBeGreaterThan(1);
  const root = resolve(import.meta.dirname, "../..");
  const uses = files.flatMap((path) =>
    found(readFileSync(join(root, path), "utf8")).map((name) => `${path}: ${name}`),
  );
  expect(uses).toEqual([]);
});

test("the search finds them in code, and not in comments or text", () => {
  expect(found("const y = Math.exp(x) + Math.log2(x); // not Math.sin")).toEqual([
    "Math.exp",
    "Math.log2",
  ]);
  expect(found("/* Math.tanh */ Math.sqrt(2) * Math.LOG2E * Math.expanse")).toEqual([]);
  expect(found('const operators = ["**", "Math.sin"];')).toEqual([]);
});

test("the search finds powers, but for those of 2 that are exact", () => {
  for (const power of [
    "x ** 2",
    "2 ** n",
    "2 ** 0.5",
    "12 ** 3",
    "1.2 ** 3",
    "x2 ** 3",
    "2 ** (1)",
  ])
    expect(found(power), power).toHaveLength(1);
  expect(found("2 ** -126 + (2 ** 23)")).toEqual([]);
});
