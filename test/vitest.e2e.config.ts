import { defineConfig } from "vitest/config";
import { compileWords } from "../src/build/compile-words.ts";

/** The production build in a real browser; run `npm run build` first. */
export default defineConfig({
  // What stands on a button is asked of the catalogue, not written once more.
  plugins: [compileWords()],
  test: {
    name: "e2e",
    environment: "node",
    setupFiles: ["words/setup.ts"],
    include: ["e2e/**/*.test.ts"],
    // A slow machine is no failure: what never comes about is waited for, and then said.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Files that one process runs share its browser, its server and its pages.
    isolate: false,
    // No test depends on how fast a frame is.
    maxWorkers: "100%",
  },
});
