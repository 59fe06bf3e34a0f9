/** English, in which every message is written first. */
export const rooms = {
  derivation: async () => (await import("./derivation.ts")).derivation,
  functionTable: async () => (await import("./function-table.ts")).functionTable,
  formula: async () => (await import("./formula.ts")).formula,
  page: async () => (await import("./page.ts")).page,
  softmax: async () => (await import("./softmax.ts")).softmax,
  units: async () => (await import("./units.ts")).units,
} as const;
