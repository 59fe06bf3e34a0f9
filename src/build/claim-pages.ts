import { resolve } from "node:path";
import { type Plugin, runnerImport } from "vite";
import { compileWords } from "./compile-words.ts";

interface StaticFile {
  readonly fileName: string;
  readonly source: string;
}

/** Where the page will be found, "https://example.org/activations": previews need whole addresses. */
const site = process.env.SITE_URL?.replace(/\/+$/, "");

/** With whole addresses of the pictures that previews show, where the page's own is known. */
export const withPictureAddresses = (html: string, address = site): string =>
  address === undefined
    ? html
    : html.replaceAll(
        /(<meta property="og:image" content=")(?:\.{1,2}\/)+/g,
        (_, before: string) => `${before}${address.replace(/\/+$/, "")}/`,
      );

const root = resolve(import.meta.dirname, "../..");

/**
 * Writes a page for each claim beside the page, readable without JavaScript. What the claims came
 * to is kept in `src/lessons/outcomes.json`, so that the build runs no network.
 */
export function claimPages(): Plugin {
  return {
    name: "claim-pages",
    apply: "build",
    transformIndexHtml: (html) => withPictureAddresses(html),
    async generateBundle() {
      // As the page has them: with its words compiled.
      const { module } = await runnerImport<{ staticFiles: readonly StaticFile[] }>(
        resolve(root, "src/lessons/pages/static-files.ts"),
        { root, configFile: false, logLevel: "error", plugins: [compileWords()] },
      );
      for (const { fileName, source } of module.staticFiles) {
        this.emitFile({ type: "asset", fileName, source: withPictureAddresses(source) });
      }
    },
  };
}
