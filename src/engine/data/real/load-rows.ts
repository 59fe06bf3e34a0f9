/** To be awaited before the points of a real dataset are made. */
export const loadRealRows = (): Promise<unknown> => import("./rows.ts");
