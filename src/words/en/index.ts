/** English, in which every message is written first. */
export const rooms = {
  formula: async () => (await import("./formula.ts")).formula,
  page: async () => (await import("./page.ts")).page,
  units: async () => (await import("./units.ts")).units,
} as const;
