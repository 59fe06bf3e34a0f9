import { resolve } from "node:path";
import { type Plugin, runnerImport } from "vite";
import { compileWords } from "./compile-words.ts";

interface StaticFile {
  readonly fileName: string;
  readonly source: string;
}

const root = resolve(import.meta.dirname, "../..");

/**
 * Writes a page for each claim beside the page, readable without JavaScript. What the claims came
 * to is kept in `src/lessons/outcomes.json`, so that the build runs no network.
 */
export function claimPages(): Plugin {
  return {
    name: "claim-pages",
    apply: "build",
    async generateBundle() {
      // As the page has them: with its words compiled.
      const { module } = await runnerImport<{ staticFiles: readonly StaticFile[] }>(
        resolve(root, "src/lessons/pages/static-files.ts"),
        { root, configFile: false, logLevel: "error", plugins: [compileWords()] },
      );
      for (const { fileName, source } of module.staticFiles) {
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
