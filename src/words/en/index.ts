/** English, in which every message is written first. A new room of the catalogue is a file and a line here. */
export const rooms = {
  actions: async () => (await import("./actions.ts")).actions,
  charts: async () => (await import("./charts.ts")).charts,
  controls: async () => (await import("./controls.ts")).controls,
  derivation: async () => (await import("./derivation.ts")).derivation,
  formula: async () => (await import("./formula.ts")).formula,
  functions: async () => (await import("./functions.ts")).functions,
  functionTable: async () => (await import("./function-table.ts")).functionTable,
  lessons: async () => (await import("./lessons.ts")).lessons,
  page: async () => (await import("./page.ts")).page,
  playground: async () => (await import("./playground.ts")).playground,
  race: async () => (await import("./race.ts")).race,
  setUps: async () => (await import("./set-ups.ts")).setUps,
  softmax: async () => (await import("./softmax.ts")).softmax,
  status: async () => (await import("./status.ts")).status,
  terms: async () => (await import("./terms.ts")).terms,
  units: async () => (await import("./units.ts")).units,
} as const;
