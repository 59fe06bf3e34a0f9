import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Plugin } from "vite";

/** A file that a browser keeps; one with a hash in its name never changes. */
interface KeptFile {
  readonly path: string;
  readonly isHashed: boolean;
}

/** Only for those who show a link, not for those who open it. */
const left: readonly string[] = ["picture.jpg", "previews/"];

/** The service worker's text for a build of these files. */
export function serviceWorkerText(
  template: string,
  contents: ReadonlyMap<string, string | Uint8Array>,
): string {
  const paths = [...contents.keys()]
    .filter((path) => !left.some((one) => path.startsWith(one)))
    .sort();
  const hash = createHash("sha256").update(template);
  for (const path of paths) hash.update(`${path}\n`).update(contents.get(path) ?? "");
  const files = paths.map(
    (path): KeptFile => ({
      path: path === "index.html" ? "./" : path,
      isHashed: path.startsWith("assets/"),
    }),
  );
  return template
    .replace("__VERSION__", hash.digest("hex").slice(0, 16))
    .replace("__FILES__", () => JSON.stringify(files));
}

/** Writes `sw.js` beside the page, with the list of all that belongs to it. */
export function offline(): Plugin {
  let publicDir = "";
  return {
    name: "offline",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      publicDir = config.publicDir;
    },
    // Last, when all other files are there.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const contents = new Map<string, string | Uint8Array>();
        for (const output of Object.values(bundle)) {
          contents.set(output.fileName, output.type === "chunk" ? output.code : output.source);
        }
        const entries = readdirSync(publicDir, { recursive: true, withFileTypes: true });
        for (const entry of entries.filter((one) => one.isFile())) {
          const file = join(entry.parentPath, entry.name);
          const path = relative(publicDir, file).replaceAll(sep, "/");
          contents.set(path, readFileSync(file));
        }
        const template = readFileSync(resolve(import.meta.dirname, "service-worker.js"), "utf8");
        const source = serviceWorkerText(template, contents);
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
