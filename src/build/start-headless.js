/**
 * Starts the command line from a bundle in `.cache/headless/`, in half the time that loading
 * TypeScript takes. A bundle's folder is named after what it was made of: where a source has
 * changed, the next start makes another. Plain JavaScript, since Node 20 runs nothing else.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");
const bundles = join(root, ".cache/headless");
const dayMs = 24 * 60 * 60 * 1000;

/** Of every source its path, size and time of change. */
function stateOfSources() {
  const hash = createHash("sha1");
  const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const sources = paths.filter((path) => /\.[jt]s$/.test(path)).map((path) => join("src", path));
  for (const path of [...sources.sort(), "package-lock.json"]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Made aside and moved into place whole: several starts may do so at once. */
async function makeBundle(folder) {
  const { build } = await import("vite");
  const aside = join(bundles, `making-${process.pid}`);
  const configFile = join(root, "src/build/headless.config.ts");
  await build({ root, configFile, build: { outDir: aside, emptyOutDir: true } });
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
  for (const name of readdirSync(bundles)) {
    const bundle = join(bundles, name);
    // Not one that a race may be running on.
    if (Date.now() - statSync(bundle).mtimeMs > dayMs) await rm(bundle, { recursive: true });
  }
}

const folder = join(bundles, stateOfSources());
if (!existsSync(folder)) await makeBundle(folder);
await import(pathToFileURL(join(folder, "main.js")).href);
