import { defineConfig } from "vitest/config";

/** The production build in a real browser; run `npm run build` first. */
export default defineConfig({
  test: {
    name: "e2e",
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each file drives a browser of its own; no test depends on how fast a frame is.
    maxWorkers: "100%",
  },
});
