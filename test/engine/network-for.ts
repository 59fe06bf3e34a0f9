import { functionRecords } from "../functions/families/records/records.ts";
import type { Changes } from "./example-experiment.ts";

/** One small layer on standardised inputs for a function that overflows through several; no change for others. */
export const networkFor = (id: string): NonNullable<Changes["network"]> =>
  functionRecords[id]?.explodes ? { hidden: [4], scaling: "standardised" } : {};
