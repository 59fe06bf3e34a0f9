import type { SurvivalCurve } from "../../../src/engine/statistics/kaplan-meier.ts";

/** The curve's value just after `time`; 1 before the first step. */
export const survivalAt = ({ steps }: SurvivalCurve, time: number): number =>
  steps.findLast((step) => step.time <= time)?.survival ?? 1;
