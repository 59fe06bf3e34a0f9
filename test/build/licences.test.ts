import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { packageFolder, shippedPackage } from "../../src/build/licences.ts";

test("a module is of the innermost package that holds it, and the project's own of none", () => {
  const folders = [
    "/home/me/page/node_modules/d3-scale/src/linear.js",
    "/home/me/page/node_modules/@lingui/core/dist/index.mjs?v=1",
    "/home/me/page/node_modules/a/node_modules/b/index.js",
    "\0/home/me/page/node_modules/react/index.js?commonjs-module",
    "/home/me/page/src/main.tsx",
  ].map(packageFolder);
  expect(folders).toEqual([
    "/home/me/page/node_modules/d3-scale",
    "/home/me/page/node_modules/@lingui/core",
    "/home/me/page/node_modules/a/node_modules/b",
    "/home/me/page/node_modules/react",
    null,
  ]);
  expect(packageFolder("\0vite/preload-helper.js")).toMatch(/node_modules\/vite$/);
});

test("a package that says nothing of its licence does not ship", async () => {
  const folder = await mkdtemp(join(tmpdir(), "activation-playground-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const about = { name: "mute", version: "1.0.0", license: "MIT" };
  await writeFile(join(folder, "package.json"), JSON.stringify(about));
  expect(() => shippedPackage(folder)).toThrow("mute ships in the build and has no text");
  await writeFile(join(folder, "LICENCE.txt"), "Do as you like.\n");
  expect(shippedPackage(folder)).toEqual({
    name: "mute",
    version: "1.0.0",
    licence: "MIT",
    text: "Do as you like.",
  });
});
