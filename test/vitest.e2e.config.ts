import { defineConfig } from "vitest/config";

/** The production build in a real browser; run `npm run build` first. */
export default defineConfig({
  test: {
    name: "e2e",
    environment: "node",
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
