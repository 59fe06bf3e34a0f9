import { defineConfig } from "vitest/config";

/** Everything that needs no browser. */
export default defineConfig({
  test: {
    name: "unit",
    environment: "node",
    include: ["**/*.test.ts"],
    exclude: ["engine/**", "browser/**", "e2e/**"],
  },
});
