import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { readmePath, withTables } from "../tools/readme-tables.ts";
import { floors } from "./floors.ts";
import { importsOf, importsOfFile, sourceFiles } from "./imports.ts";
import { cycles, folderCycles, violation } from "./rules.ts";

const edges = sourceFiles("src").flatMap(importsOfFile);

describe("the source", () => {
  test("imports only what its floor may", () => {
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.map(violation).filter((message) => message !== null)).toEqual([]);
  });

  test("has no circular imports", () => {
    expect(cycles(edges)).toEqual([]);
  });

  test("has no folders that import each other, be it only for types", () => {
    expect(folderCycles(edges)).toEqual([]);
  });

  test("has the folders that its floors name, and no others", () => {
    const named = Object.entries(floors).flatMap(([floor, { rooms = {} }]) =>
      ["", ...Object.keys(rooms)].map((room) => (room === "" ? floor : `${floor}/${room}`)),
    );
    const src = resolve(import.meta.dirname, "../../src");
    const found = readdirSync(src, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join("/"));
    expect(found.sort()).toEqual(named.sort());
  });

  test("builds each floor only on those named before it", () => {
    const names = Object.keys(floors);
    for (const [floor, { floors: below, types = [] }] of Object.entries(floors)) {
      const earlier = names.slice(0, names.indexOf(floor));
      expect(
        [...below, ...types].filter((name) => !earlier.includes(name)),
        floor,
      ).toEqual([]);
    }
  });

  test("is in the README as its floors are (if not: npm run readme)", () => {
    const readme = readFileSync(readmePath, "utf8");
    expect(withTables(readme)).toBe(readme);
  });

  test("type-checks every floor under its own declarations", () => {
    const src = resolve(import.meta.dirname, "../../src");
    for (const floor of Object.keys(floors)) {
      const { compilerOptions } = JSON.parse(
        readFileSync(join(src, floor, "tsconfig.json"), "utf8"),
      );
      expect(compilerOptions).toMatchObject({
        lib: expect.any(Array),
        types: expect.any(Array),
        // What the compiler remembers must lie neither in the source nor on another floor's.
        tsBuildInfoFile: `../../.cache/types/${floor}.tsbuildinfo`,
      });
    }
  });
});

describe("the rules catch", () => {
  const complaint = (path: string, source: string) => importsOf(path, source).map(violation);

  test("a floor that reaches up", () => {
    expect(complaint("src/engine/run.ts", 'import { x } from "../store/store.ts";')).toEqual([
      "src/engine/run.ts imports src/store/store.ts; engine/ may not import store/.",
    ]);
  });

  test("a package that a floor may not use, whether imported, re-exported or loaded late", () => {
    const message = (specifier: string) =>
      `src/engine/run.ts imports the package ${specifier}; engine/ may not.`;
    expect(complaint("src/engine/run.ts", 'import "react";')).toEqual([message("react")]);
    expect(complaint("src/engine/run.ts", 'export { max } from "d3";')).toEqual([message("d3")]);
    expect(complaint("src/engine/run.ts", 'void import("node:fs");')).toEqual([message("node:fs")]);
  });

  test("a worker started from a floor that may not know it", () => {
    const source = 'new Worker(new URL("../worker/training.worker.ts", import.meta.url));';
    expect(complaint("src/components/App.tsx", source)).toEqual([
      "src/components/App.tsx imports src/worker/training.worker.ts; components/ may not import worker/.",
    ]);
  });

  test("values where only types are allowed", () => {
    expect(complaint("src/protocol/m.ts", 'import type { A } from "../engine/a.ts";')).toEqual([
      null,
    ]);
    expect(complaint("src/protocol/m.ts", 'import { type A } from "../engine/a.ts";')).toEqual([
      null,
    ]);
    expect(complaint("src/protocol/m.ts", 'import { a } from "../engine/a.ts";')).toEqual([
      "src/protocol/m.ts imports values of src/engine/a.ts; only types may be.",
    ]);
  });

  test("product code that imports tests, and a folder that is no floor", () => {
    expect(complaint("src/engine/run.ts", 'import "../../test/engine/setup.ts";')).toEqual([
      "src/engine/run.ts imports test/engine/setup.ts, which is outside src/.",
    ]);
    expect(complaint("src/helpers/a.ts", 'import "./b.ts";')).toEqual([
      "src/helpers/a.ts stands on no known floor (test/architecture/floors.ts).",
    ]);
  });

  test("a cycle of imports, but not one of types", () => {
    const a = (kind: string) => importsOf("src/engine/a.ts", `import ${kind} { b } from "./b.ts";`);
    const b = importsOf("src/engine/b.ts", 'import { a } from "./a.ts"; export const b = a;');
    expect(cycles([...a(""), ...b])).toEqual([
      ["src/engine/a.ts", "src/engine/b.ts", "src/engine/a.ts"],
    ]);
    expect(cycles([...a("type"), ...b])).toEqual([]);
  });

  test("a cycle of folders through files that are in none, also one of types", () => {
    const down = importsOf("src/engine/race/a.ts", 'import { b } from "../data/b.ts";');
    const up = importsOf("src/engine/data/c.ts", 'import type { D } from "../race/d.ts";');
    const level = importsOf("src/engine/data/b.ts", 'import { c } from "./c.ts";');
    expect(cycles([...down, ...level, ...up])).toEqual([]);
    expect(folderCycles([...down, ...level, ...up])).toEqual([
      ["src/engine/race", "src/engine/data", "src/engine/race"],
    ]);
    expect(folderCycles([...down, ...level])).toEqual([]);
  });
});
