import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { englishTexts } from "./english.ts";

const root = join(import.meta.dirname, "../..");

/** Where English may stand outside the catalogue, and why. */
const allowed: readonly (readonly [path: RegExp, why: string])[] = [
  [/^words\//, "the catalogue itself"],
  [/^build\//, "what the build says to whoever builds"],
  [/^headless\//, "the command line's output stays as it is"],
  [/^lessons\/claims\//, "registry: a claim's English stands beside its set-up"],
  [/^lessons\/set-ups\/registry/, "registry: a set-up's English stands beside its query"],
  [/^lessons\/pages\//, "HTML, SVG and CSS; what they say is said by the catalogue"],
  [/^functions\/(families|about)\//, "registry: a function's English beside its formula"],
  [/^engine\/data\//, "registry: labels and descriptions of datasets, features, scalings"],
  [/^engine\/(network|optimisation)\//, "registry: labels, papers and rules of the entries"],
  [/^engine\/experiment\/(fields|defaults|metrics|schema-table)\.ts$/, "README's table of fields"],
  [/^functions\/print\//, "programs, TeX and MathML in their own languages"],
  [/^exchange\/playground-link\.ts$/, "keys of TensorFlow Playground"],
  [/^exchange\/embed\/frame-snippet\.ts$/, "HTML to be copied"],
  [/^exchange\/programs\//, "programs in their own languages"],
  [
    /^functions\/formula\/\w+\/(greek|program|reading|tex-commands|vocabulary)\.ts$/,
    "names to be read",
  ],
  [
    /^functions\/properties\/breaks\.ts$/,
    "conventions at kinks, as the registry's entries state them",
  ],
  [/^components\/functions\/curves\/depth-tables\.ts$/, "heads of files"],
  [/^engine\/fast\/layers\/output-kernel\.ts$/, "names of WebAssembly locals"],
];

/** Texts that are no English. */
const formats = new Set([
  "(prefers-color-scheme: dark)",
  "12px sans-serif",
  "color-mix(in oklab, var(--accent) …%, var(--paper))",
  "color-mix(in oklab, var(--accent) …%, var(--ink))",
  "input, select, textarea, [role=slider], [role=application], [contenteditable]",
  "button, summary, [type=checkbox], [role]:not([role=slider])",
  "lambda x: x*tanh(ln(1+e^x))",
  "triangle pointing down",
  '<?xml version="1.0" encoding="UTF-8"?> …',
]);

test("no English stands outside the catalogue", { timeout: 60_000 }, () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => !allowed.some(([pattern]) => pattern.test(name)));
  const texts = sources.flatMap((name) =>
    englishTexts(name, readFileSync(join(root, "src", name), "utf8"))
      .filter(({ text }) => !formats.has(text))
      .map(({ text, line }) => `${name}:${line} ${text}`),
  );
  expect(texts).toEqual([]);
});

describe("the detector", () => {
  test.each([
    ["<p>Two runs</p>", ["Two runs"]],
    ["<p>{isOn ? 'Pause' : 'Continue'}</p>", ["Pause", "Continue"]],
    ["<p>{isOn && 'paused'}</p>", ["paused"]],
    ["<p>{say('a.b')} f(z) × z</p>", []],
    ["<p>{names.join('and so on')}</p>", ["and so on"]],
    ["<b title='Close' className='one' id={isOn ? 'first' : 'last'} />", ["Close"]],
    ["const text = 'a' + `$" + "{count} runs`", ["… runs"]],
    ["const key = `$" + "{x} $" + "{y}`", []],
    ["const one = { kind: 'none', message: 'Must be one.' }", ["Must be one."]],
    ["throw new RangeError('no such arm')", []],
  ])("reads %s", (code, texts) => {
    expect(englishTexts("code.tsx", code).map(({ text }) => text)).toEqual(texts);
  });
});
