import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, resolve, sep } from "node:path";
import { parseSync } from "vite";

/** One import of one file, static or dynamic, or a worker's address. */
export interface ImportEdge {
  /** Path from the repository's root, with forward slashes. */
  readonly from: string;
  /** A path from the root for relative imports, else the package as written. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone after compilation: `import type`, or only `type` names. */
  readonly isType: boolean;
}

const repository = resolve(import.meta.dirname, "../..");

/** Every TypeScript file of a folder of the repository, by path from its root. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

export function importsOfFile(path: string): readonly ImportEdge[] {
  return importsOf(path, readFileSync(join(repository, path), "utf8"));
}

/** The imports of a source text that stands at `path`. */
export function importsOf(path: string, source: string): readonly ImportEdge[] {
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const edge = (specifier: string, isType: boolean): ImportEdge => {
    const isPackage = !specifier.startsWith(".");
    const to = isPackage
      ? specifier
      : normalize(join(dirname(path), specifier.replace(/\?.*$/, ""))).replaceAll(sep, "/");
    return { from: path, to, isPackage, isType };
  };
  const allTypes = (entries: readonly { readonly isType: boolean }[]): boolean =>
    entries.length > 0 && entries.every(({ isType }) => isType);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      edge(moduleRequest.value, allTypes(entries)),
    ),
    ...module.staticExports.flatMap(({ entries }) => {
      const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
      return from ? [edge(from.value, allTypes(entries))] : [];
    }),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      edge(unquote(source.slice(moduleRequest.start, moduleRequest.end)), false),
    ),
    ...[...source.matchAll(/new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g)].map((match) =>
      edge(match[1] ?? "", false),
    ),
  ];
}

const unquote = (literal: string): string => literal.replace(/^["'`]|["'`]$/g, "");
