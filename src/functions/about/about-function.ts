import type { About } from "./about.ts";
import { exponentialAbout } from "./exponential.ts";
import { gatedAbout } from "./gated.ts";
import { gatedLayerAbout } from "./gated-layer.ts";
import { learnedAbout } from "./learned.ts";
import { otherAbout } from "./other.ts";
import { periodicAbout } from "./periodic.ts";
import { piecewiseSigmoidalAbout } from "./piecewise-sigmoidal.ts";
import { rectifierAbout } from "./rectifier.ts";
import { selfGatedAbout } from "./self-gated.ts";
import { shrinkageAbout } from "./shrinkage.ts";
import { sigmoidalAbout } from "./sigmoidal.ts";
import { thresholdAbout } from "./threshold.ts";

/** By the function's id. */
const known: Readonly<Record<string, About>> = {
  ...exponentialAbout,
  ...gatedAbout,
  ...gatedLayerAbout,
  ...learnedAbout,
  ...otherAbout,
  ...periodicAbout,
  ...piecewiseSigmoidalAbout,
  ...rectifierAbout,
  ...selfGatedAbout,
  ...shrinkageAbout,
  ...sigmoidalAbout,
  ...thresholdAbout,
};

/** What is known about a registered function; null for an invention, which nobody has published. */
export const aboutFunction = (id: string): About | null =>
  Object.hasOwn(known, id) ? (known[id] ?? null) : null;
