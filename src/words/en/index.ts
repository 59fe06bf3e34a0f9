import { actions } from "./actions.ts";
import { charts } from "./charts.ts";
import { controls } from "./controls.ts";
import { page } from "./page.ts";
import { playground } from "./playground.ts";
import { problems } from "./problems.ts";
import { status } from "./status.ts";
import { terms } from "./terms.ts";
import { units } from "./units.ts";

/**
 * English, in which every message is written first. A new room of the catalogue is a file and a line
 * here; those of `startRooms` come along, the others when they are needed.
 */
export const rooms = {
  actions: async () => actions,
  charts: async () => charts,
  controls: async () => controls,
  derivation: async () => (await import("./derivation.ts")).derivation,
  formula: async () => (await import("./formula.ts")).formula,
  functions: async () => (await import("./functions.ts")).functions,
  functionTable: async () => (await import("./function-table.ts")).functionTable,
  lecture: async () => (await import("./lecture.ts")).lecture,
  lessons: async () => (await import("./lessons.ts")).lessons,
  ownData: async () => (await import("./own-data.ts")).ownData,
  page: async () => page,
  playground: async () => playground,
  problems: async () => problems,
  race: async () => (await import("./race.ts")).race,
  setUps: async () => (await import("./set-ups.ts")).setUps,
  share: async () => (await import("./share.ts")).share,
  softmax: async () => (await import("./softmax.ts")).softmax,
  status: async () => status,
  terms: async () => terms,
  why: async () => (await import("./why.ts")).why,
  units: async () => units,
} as const;
