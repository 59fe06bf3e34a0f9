import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin, Rolldown } from "vite";

const root = resolve(import.meta.dirname, "../..");

/** A package whose code ships, with what its authors ask to go with it. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** The licence's short name. */
  readonly licence: string;
  readonly text: string;
}

/**
 * Writes `licences.txt` beside the page: the licence of this project, and of every package whose
 * code is in the build. A package without the text of its licence fails the build.
 */
export function licences(): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle(_, bundle) {
      const packages = [...packageFolders(bundle)].sort().map(shippedPackage);
      const source = licencesText([shippedPackage(root), ...packages, ...ownCopies]);
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}

function packageFolders(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const output of Object.values(bundle)) {
    if (output.type !== "chunk") continue;
    for (const [id, { renderedLength }] of Object.entries(output.modules)) {
      const folder = renderedLength > 0 ? packageFolder(id) : null;
      if (folder !== null) folders.add(folder);
    }
  }
  return folders;
}

/** What ships and stands in this repository, beside the text of its licence. */
const ownCopies: readonly ShippedPackage[] = [
  {
    name: "STIX Two Math, a subset",
    version: "2.13",
    licence: "OFL-1.1",
    text: readFileSync(join(root, "src/components/functions/detail/stix-two-math.OFL.txt"), "utf8"),
  },
];

/** The folder of the package that a module comes from; null for this project's own. */
export function packageFolder(moduleId: string): string | null {
  // What the bundler adds by itself: "\0vite/preload-helper.js", "\0rolldown/runtime.js".
  const [, bundler] = /^\0(vite|rolldown)\//.exec(moduleId) ?? [];
  if (bundler) return join(root, "node_modules", bundler);
  // The innermost, where packages bring packages of their own.
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId.replace(/^\0/, "")) ?? [];
  return folder ?? null;
}

/** @throws Error where the folder holds no text of a licence. */
export function shippedPackage(folder: string): ShippedPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.md|\.txt)?$/i.test(entry));
  if (!file) throw new Error(`${name} ships in the build and has no text of its licence.`);
  // Vite's goes on with all that it is made of itself, none of which ships.
  const [text = ""] = readFileSync(join(folder, file), "utf8").split("# Licenses of bundled");
  return { name, version, licence: license, text: text.trim() };
}

const licencesText = (packages: readonly ShippedPackage[]): string =>
  packages
    .map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
