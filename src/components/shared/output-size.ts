import { roundUp } from "../../plots/shared/value-range.ts";
import type { DatasetSample } from "../../store/playground/run-data.ts";

/** The largest |output| that the colours of all pictures of an output cover: in regression, what is to be learned. */
export function outputSize({ classCount, train, test }: DatasetSample): number {
  if (classCount > 0) return 1;
  return roundUp(Math.max(...train.labels.map(Math.abs), ...test.labels.map(Math.abs), 1e-3));
}
