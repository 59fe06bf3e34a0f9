import type { Moment } from "../../store/playground/pictures.ts";

/** The newest moment at or before an epoch; undefined before the first is known. */
export const momentAt = (moments: readonly Moment[], epoch: number): Moment | undefined =>
  moments.findLast((moment) => moment.epoch <= epoch);
