import { defineConfig } from "vite";
import { compileWords } from "./compile-words.ts";

/** The command line as plain modules that Node starts at once; see start-headless.js. */
export default defineConfig({
  plugins: [compileWords()],
  logLevel: "error",
  publicDir: false,
  build: {
    ssr: true,
    target: "node20",
    rolldownOptions: {
      input: ["src/headless/main.ts", "src/headless/race-worker.ts"],
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
  ssr: { noExternal: true },
});
