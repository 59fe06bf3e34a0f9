import type { Family } from "../../functions/families/activation-function.ts";

/** In the order in which menus and the gallery show them. */
export const familyNames: Readonly<Record<Family, string>> = {
  threshold: "Threshold",
  sigmoidal: "Sigmoidal",
  rectifier: "Rectifiers",
  exponential: "Exponential",
  gated: "Gated",
  learned: "Learned shapes",
  shrinkage: "Shrinkage",
  periodic: "Periodic",
  other: "Others",
  invented: "Invented",
};

export const families = Object.keys(familyNames) as readonly Family[];
