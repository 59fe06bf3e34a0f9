/** Which floor of `src/` may import what: the table of the README's architecture section. */

export interface Floor {
  /** Other floors that it may import. */
  readonly floors: readonly string[];
  /** Floors of which it may import types only. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

export const floors: Readonly<Record<string, Floor>> = {
  build: { floors: [], packages: ["vite", "@lingui/message-utils"] },
  functions: { floors: [] },
  wasm: { floors: [] },
  engine: { floors: ["functions", "wasm"] },
  protocol: { floors: [], types: ["engine"] },
  worker: { floors: ["engine", "functions", "protocol"] },
  client: { floors: ["protocol"], types: ["engine"] },
  store: { floors: ["engine", "functions", "protocol", "words"], packages: ["zustand"] },
  words: { floors: ["engine", "functions"], packages: ["@lingui/core", "@lingui/message-utils"] },
  plots: { floors: ["engine", "functions", "words"], packages: ["d3", "react"] },
  components: {
    floors: ["engine", "functions", "store", "plots", "words"],
    packages: ["react", "zustand"],
  },
  headless: { floors: ["engine", "functions", "words"], packages: ["node:"] },
};

/** The composition root, and what belongs to no floor. */
export const root: Floor = {
  floors: Object.keys(floors),
  packages: ["react", "react-dom"],
};
