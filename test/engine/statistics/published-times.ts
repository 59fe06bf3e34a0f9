import type { Observation } from "../../../src/engine/statistics/observation.ts";

/** "6+" is censored at 6. */
const read = (text: string): readonly Observation[] =>
  text.split(" ").map((word) => ({
    time: Number.parseFloat(word),
    event: !word.endsWith("+"),
  }));

/** Weeks of remission, acute leukaemia; Freireich et al. (1963), Blood 21; in the order of the 21 pairs. */
export const sixMercaptopurine = read(
  "10 7 32+ 23 22 6 16 34+ 32+ 25+ 11+ 20+ 19+ 6 17+ 35+ 6 13 9+ 6+ 10+",
);
export const placebo = read("1 22 3 12 8 17 2 11 8 12 2 5 4 15 8 23 5 11 4 1 8");

/** Weeks of remission, acute myelogenous leukaemia; Miller (1981), Survival Analysis, p. 49. */
export const amlMaintained = read("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
export const amlNotMaintained = read("5 5 8 8 12 16+ 23 27 30 33 43 45");
