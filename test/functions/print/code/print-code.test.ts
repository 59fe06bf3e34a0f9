import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../../src/functions/algebra/evaluate.ts";
import type { ElementwiseActivation } from "../../../../src/functions/families/activation-function.ts";
import {
  activationFunctions,
  derivativeOf,
  resolveParameters,
} from "../../../../src/functions/families/registry.ts";
import { inventActivation } from "../../../../src/functions/formula/invention.ts";
import { codeLanguages } from "../../../../src/functions/print/code/languages.ts";
import { printCode } from "../../../../src/functions/print/code/snippet.ts";

const samplePoints = [-9, -3.2, -2.5, -1, -0.3, 0, 0.2, 1, 2.5, 4.1, 11];

function invented(name: string, formula: string): ElementwiseActivation {
  const made = inventActivation({ name, formula, learnable: [] });
  if (!made.ok) throw new Error(made.problem.code);
  return made.activation;
}

/** Names that a language reserves, parts free of z, and every operator. */
const inventions = [
  invented("My swish no. 2", "z * sigmoid(lambda * z)"),
  invented("class", "max(z, lambda) + min(np, math) * max(z, -z)"),
  invented("9 lives", "exp(alpha) * z + sigmoid(alpha) + softplus(-alpha) + normcdf(alpha)"),
  invented("Größe", "alpha > 0 ? -z^2 : -(-z)^2"),
  invented("log1p", "log1p(z^2) + log(1 + abs(z)) + sqrt(z^2 + 1) + cos(2*z) - -erf(z) + 1e-9"),
  invented("np", "z > 1 ? 2 : z <= -1 ? 3 : 1"),
  invented("Math", "-z^2 - (1 - z) / (2 / (1 + z^2)) * -3"),
];

const elementwise = [
  ...activationFunctions.filter((entry) => entry.kind === "elementwise"),
  ...inventions,
];

const language = (id: string) => {
  const found = codeLanguages.find((entry) => entry.id === id);
  if (!found) throw new Error(`no language ${id}`);
  return found;
};

/** Values other than the defaults, so that a default left in the text shows. */
const valuesOf = (activation: ElementwiseActivation) =>
  Object.fromEntries(
    Object.entries(resolveParameters(activation)).map(([name, value]) => [name, value * 0.75]),
  );

const expected = (activation: ElementwiseActivation) =>
  samplePoints.map((z) => [
    evaluate(activation.value, z, valuesOf(activation)),
    evaluate(derivativeOf(activation), z, valuesOf(activation)),
  ]);

/** Both sides are a handful of float64 operations; 1e-12 of their size is hundreds of roundings. */
function expectSame(actual: readonly number[][], activation: ElementwiseActivation): void {
  expected(activation).forEach((pair, i) => {
    pair.forEach((right, j) => {
      const found = actual[i]?.[j] ?? Number.NaN;
      const size = Math.max(1, Math.abs(right));
      expect(Math.abs(found - right), `${activation.label} at ${samplePoints[i]}`).toBeLessThan(
        1e-12 * size,
      );
    });
  });
}

test("the TypeScript runs and computes the same f and f′", async () => {
  for (const activation of elementwise) {
    const code = printCode(language("typescript"), activation, valuesOf(activation));
    const untyped = code.replaceAll(/: number(?=[,)])|(?<=\)): number/g, "");
    const module = await import(`data:text/javascript,${encodeURIComponent(untyped)}`);
    const names = [...code.matchAll(/export function (\w+)/g)].map((match) => match[1] ?? "");
    expect(names, activation.label).toHaveLength(2);
    const [f, slope] = names.map((name) => module[name]);
    expectSame(
      samplePoints.map((z) => [f(z), slope(z)]),
      activation,
    );
  }
});

const pythonIds = ["pytorch", "keras", "numpy", "jax"];
const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!hasPython)("with python3 on this machine", () => {
  test.each(pythonIds)("the %s code runs over shims and computes the same f and f′", (id) => {
    const snippets = elementwise.map(({ libraryCalls: _, ...activation }) => {
      // What libraries have of their own runs on the libraries: `npm run snippets`.
      const code = printCode(language(id), activation, valuesOf(activation));
      const name = /^def (\w+)\(/m.exec(code)?.[1];
      return { code, name, points: samplePoints };
    });
    const script = new URL("run_snippets.py", import.meta.url).pathname;
    const ran = spawnSync("python3", [script], {
      input: JSON.stringify(snippets),
      encoding: "utf8",
    });
    expect(ran.stderr).toBe("");
    const results: number[][][] = JSON.parse(ran.stdout);
    expect(results).toHaveLength(elementwise.length);
    elementwise.forEach((activation, i) => {
      expectSame(results[i] ?? [], activation);
    });
  });

  test("every Maxout text is Python", () => {
    const maxout = activationFunctions.find((entry) => entry.kind === "maxout");
    for (const id of pythonIds) {
      const input = maxout ? printCode(language(id), maxout, { pieces: 3 }) : "";
      expect(input).toContain("def maxout(z, pieces=3):");
      const ran = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], {
        input,
      });
      expect(ran.status, id).toBe(0);
    }
  });
});

test("LaTeX closes what it opens, and every language prints every function without a hole", () => {
  for (const activation of [...activationFunctions, ...inventions]) {
    for (const each of codeLanguages) {
      const code = printCode(each, activation);
      expect(code, `${activation.id} ${each.id}`).not.toMatch(/undefined|null|\[object|NaN/);
      expect(code.endsWith("\n")).toBe(true);
      if (each.id !== "latex") continue;
      const count = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
      expect(count(/\\left/g)).toBe(count(/\\right/g));
      expect(count(/\\begin/g)).toBe(count(/\\end/g));
      expect(count(/\{/g)).toBe(count(/\}/g));
    }
  }
});

/** Read line by line before they were stored; a change here asks for another reading. */
test.each(codeLanguages.map(({ id, extension }) => [id, extension]))(
  "%s prints the stored, checked text",
  (id, extension) => {
    const chosen = [
      "leakyRelu",
      "swish",
      "gelu",
      "relu6",
      "softplus",
      "linear",
      "step",
      "maxout",
      "swiglu",
    ];
    const printed = chosen.map((name) => {
      const activation = activationFunctions.find((entry) => entry.id === name);
      if (!activation) throw new Error(`no function ${name}`);
      return printCode(language(id), activation);
    });
    const stored = new URL(`../../../fixtures/code/${id}.${extension}.txt`, import.meta.url);
    expect(printed.join("\n")).toBe(readFileSync(stored, "utf8"));
  },
);
