import { defineConfig } from "vitest/config";

/** The engine's tests: in them a clock or an unseeded draw throws. */
export default defineConfig({
  test: {
    name: "engine",
    // Vitest would leave one core idle: half the machine, where there are two.
    maxWorkers: "100%",
    // No test changes a module: files may share what they import.
    isolate: false,
    environment: "node",
    include: ["engine/**/*.test.ts"],
    // A slow machine is no failure.
    testTimeout: 300_000,
    setupFiles: ["engine/setup.ts"],
  },
});
