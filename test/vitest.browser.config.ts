import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { compileWords } from "../src/build/compile-words.ts";
import { styles } from "../src/build/styles.ts";
import { browserArguments, knownBrowser } from "./tools/browser-finder.ts";
import { bundledWorkers } from "./tools/bundled-workers.ts";

const browser = await knownBrowser();

/** Components and workers in a real browser. */
export default defineConfig({
  plugins: [bundledWorkers(), react(), compileWords()],
  css: styles,
  // Named ahead: a dependency that is found only while tests run reloads the page under them.
  optimizeDeps: {
    include: [
      "react",
      "react/jsx-dev-runtime",
      "react-dom/client",
      "vitest-browser-react",
      "zustand",
      "zustand/vanilla",
      "zustand/react/shallow",
      "d3",
      "axe-core",
      "@lingui/core",
    ],
  },
  test: {
    name: "browser",
    // Vitest would leave one core idle: half the machine, where there are two.
    maxWorkers: "100%",
    setupFiles: ["words/setup.ts"],
    include: ["browser/**/*.test.{ts,tsx}"],
    // A slow machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(browser ? { executablePath: browser } : {}),
          args: [...browserArguments],
        },
      }),
      instances: [{ browser: "chromium", viewport: { width: 1440, height: 900 } }],
    },
  },
});
