import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * What a class composes of stands in each style sheet that loads, again: one that comes later would
 * win over what a class says in a sheet before it. So a class only adds to what it composes.
 */

const source = resolve(import.meta.dirname, "../../src");

interface Rule {
  readonly selector: string;
  readonly properties: ReadonlyMap<string, string>;
}

function rulesOf(text: string): readonly Rule[] {
  const bare = text.replace(/\/\*.*?\*\//gs, "");
  return Array.from(bare.matchAll(/([^{}@;]+)\{([^{}]*)\}/g), ([, selectors = "", body = ""]) => {
    const pairs = body.split(";").flatMap((line) => {
      const [name, ...value] = line.split(":");
      return value.length > 0 ? [[(name ?? "").trim(), value.join(":").trim()] as const] : [];
    });
    const properties = new Map(pairs);
    return selectors.split(",").map((selector) => ({ selector: selector.trim(), properties }));
  }).flat();
}

/** "border" is said again by "border-color", and the other way round. */
const saysAgain = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

/** What the classes of a sheet say again of what they compose from another: `read` gives that one's text. */
function saidAgain(text: string, read: (path: string) => string): readonly string[] {
  const rules = rulesOf(text);
  const propertiesOf = (all: readonly Rule[], selector: string): readonly string[] =>
    all
      .filter((rule) => rule.selector === selector)
      .flatMap(({ properties }) => [...properties.keys()])
      .filter((name) => name !== "composes" && !name.startsWith("--"));
  return rules.flatMap(({ selector, properties }) => {
    const [, classes, path] = /^(.*) from "(.*)"$/.exec(properties.get("composes") ?? "") ?? [];
    if (classes === undefined || path === undefined) return [];
    const composed = rulesOf(read(path));
    const given = classes.split(" ").flatMap((name) => propertiesOf(composed, `.${name}`));
    return propertiesOf(rules, selector)
      .filter((name) => given.some((other) => saysAgain(name, other)))
      .map((name) => `${selector} { ${name} }`);
  });
}

test("no class says again what it composes of another file", () => {
  const sheets = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".module.css"))
    .map((path) => join(source, path));
  expect(sheets.length).toBeGreaterThan(50);
  const found = sheets.flatMap((sheet) =>
    saidAgain(readFileSync(sheet, "utf8"), (path) =>
      readFileSync(join(dirname(sheet), path), "utf8"),
    ).map((what) => `${relative(source, sheet)}: ${what}`),
  );
  expect(found).toEqual([]);
});

test("the check sees a property that is said again, also in part, and lets others be", () => {
  const sheet = `.a { composes: b from "./b.css"; color: red; border-color: blue; --x: 1; top: 0 }`;
  const base = ".b { color: blue; border: 1px solid; --x: 2 }";
  expect(saidAgain(sheet, () => base)).toEqual([".a { color }", ".a { border-color }"]);
});
