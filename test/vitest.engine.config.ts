import { defineConfig } from "vitest/config";

/** The engine's tests: in them a clock or an unseeded draw throws. */
export default defineConfig({
  test: {
    name: "engine",
    environment: "node",
    include: ["engine/**/*.test.ts"],
    setupFiles: ["engine/setup.ts"],
  },
});
