import { basename, resolve } from "node:path";
import { build, type Plugin } from "vite";

const address = /new URL\("(\.[^"]+\.worker\.ts)", import\.meta\.url\)/g;
const served = "/@bundled-workers";

/**
 * Bundles each worker once, as a build does: from a development server every worker that a test
 * starts fetches each of its modules by itself.
 */
export function bundledWorkers(): Plugin {
  /** By the worker's name. */
  const entries = new Map<string, string>();
  const bundles = new Map<string, Promise<Files>>();
  return {
    name: "bundled-workers",
    enforce: "pre",
    transform(code, id) {
      if (!code.includes("new Worker(")) return null;
      return code.replace(address, (_, path: string) => {
        const name = basename(path, ".ts");
        entries.set(name, resolve(id, "..", path));
        return `\`\${location.origin}${served}/${name}/${name}.js\``;
      });
    },
    configureServer({ middlewares, watcher }) {
      watcher.on("change", () => bundles.clear());
      middlewares.use(served, async (request, response, next) => {
        const [, name = "", file = ""] = (request.url ?? "").split("/");
        const entry = entries.get(name);
        if (entry === undefined) return next();
        const bundle = bundles.get(name) ?? bundled(name, entry);
        bundles.set(name, bundle);
        try {
          const code = (await bundle).get(file);
          if (code === undefined) return next();
          response.setHeader("Content-Type", "text/javascript");
          response.setHeader("Cache-Control", "no-store");
          response.end(code);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/** Code by the name of its file. */
type Files = ReadonlyMap<string, string>;

async function bundled(name: string, entry: string): Promise<Files> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      target: "es2023",
      rolldownOptions: {
        input: { [name]: entry },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  if (!("output" in result)) throw new TypeError("One build without watching was asked for");
  return new Map(
    result.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code]] : [])),
  );
}
