import type { Family } from "../../functions/families/activation-function.ts";

/** In the order in which menus and the gallery show them. */
export const families = [
  "threshold",
  "sigmoidal",
  "rectifier",
  "exponential",
  "gated",
  "gatedLayer",
  "learned",
  "shrinkage",
  "periodic",
  "other",
  "invented",
] as const satisfies readonly Family[];
