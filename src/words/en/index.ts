import type { Language } from "../languages.ts";

/** English, in which every message is written first. */
export const rooms: Language["rooms"] = {
  page: async () => (await import("./page.ts")).page,
  units: async () => (await import("./units.ts")).units,
};
