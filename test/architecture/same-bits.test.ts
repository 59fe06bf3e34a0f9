import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./imports.ts";

/** ECMAScript calls their results implementation-approximated: any rounding will do. */
const openRounding =
  /\bMath\.(acosh?|asinh?|atan[h2]?|cbrt|cosh?|exp(?:m1)?|hypot|log(?:1p|10|2)?|pow|sinh?|tanh?)\b/g;

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/.*/g, "");

const found = (source: string): string[] => withoutComments(source).match(openRounding) ?? [];

/** Data, draws, initial weights, kernels, losses, statistics; and what reads a typed formula for them. */
const decides =
  /^src\/(engine|wasm)\/|^src\/functions\/(formula\/|parse\.ts|deterministic-math\.ts)/;

test("nothing that decides a run uses functions whose rounding is open", () => {
  const files = sourceFiles("src").filter((path) => decides.test(path));
  expect(files.length).toBeGreaterThan(50);
  const root = resolve(import.meta.dirname, "../..");
  const uses = files.flatMap((path) =>
    found(readFileSync(join(root, path), "utf8")).map((name) => `${path}: ${name}`),
  );
  expect(uses).toEqual([]);
});

test("the search finds them in code, and not in comments", () => {
  expect(found("const y = Math.exp(x) + Math.log2(x); // not Math.sin")).toEqual([
    "Math.exp",
    "Math.log2",
  ]);
  expect(found("/* Math.tanh */ Math.sqrt(2) * Math.LOG2E * Math.expanse")).toEqual([]);
});
