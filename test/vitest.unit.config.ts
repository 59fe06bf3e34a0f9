import { defineConfig } from "vitest/config";
import { compileWords } from "../src/build/compile-words.ts";

/** Everything that needs no browser. */
export default defineConfig({
  plugins: [compileWords()],
  test: {
    name: "unit",
    // Vitest would leave one core idle: half the machine, where there are two.
    maxWorkers: "100%",
    // No test changes a module: files may share what they import.
    isolate: false,
    environment: "node",
    setupFiles: ["words/setup.ts"],
    // A slow machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    include: ["**/*.test.ts"],
    exclude: ["engine/**", "browser/**", "e2e/**"],
  },
});
