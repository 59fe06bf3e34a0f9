import { erfc } from "../../functions/algebra/error-function.ts";

/** Two-sided p of a standard normal statistic: the share of N(0, 1) beyond ±|z|. */
export const twoSidedNormal = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2);
