/** To be awaited before anything that may hold a typed formula is read. */
export const loadFormulaReader = (): Promise<unknown> => import("./whole-reader.ts");
