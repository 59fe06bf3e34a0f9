import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { claimPages } from "./src/build/claim-pages.ts";
import { compileWords } from "./src/build/compile-words.ts";
import { askedForFirst, firstLoad, preloaded } from "./src/build/first-load.ts";
import { licences } from "./src/build/licences.ts";
import { offline } from "./src/build/offline.ts";
import { prerendered } from "./src/build/prerender.ts";
import { styles } from "./src/build/styles.ts";
import { workers } from "./src/build/workers.ts";
import { narrowWindow } from "./src/narrow-window.ts";

/**
 * What the built page may load: itself. `'wasm-unsafe-eval'` lets it compile the
 * WebAssembly that it generates; it does not allow JavaScript's eval. Styles set
 * from scripts (React's `style`, D3's `.style`) go through the CSSOM, which needs
 * no exception; style attributes in markup are refused.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Puts the policy first in the built page's head; the dev server needs inline scripts, so only there. */
function contentSecurity(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig({
  // Relative addresses, so that the built folder works from any path of any host.
  base: "./",
  plugins: [
    workers(),
    react(),
    compileWords(),
    contentSecurity(),
    askedForFirst(),
    prerendered({ narrow: narrowWindow }),
    licences(),
    claimPages(),
    offline(),
  ],
  css: styles,
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { resolveDependencies: preloaded },
    // Advice on which plugin took how long; nothing is wrong.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [...firstLoad()] } },
    },
  },
  test: { projects: ["test/vitest.*.config.ts"] },
});
