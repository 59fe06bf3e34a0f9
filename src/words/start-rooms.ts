import type { Room } from "./rooms.ts";

/** The words of the playground and of the frame around it; each view brings its own. */
export const startRooms = [
  "actions",
  "charts",
  "controls",
  "page",
  "playground",
  "problems",
  "status",
  "terms",
  "units",
] as const satisfies readonly Room[];
