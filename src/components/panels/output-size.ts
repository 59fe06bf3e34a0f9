import type { RunData } from "../../engine/run-data.ts";
import { roundUp } from "../../plots/value-range.ts";
import { targetSize } from "../../store/run-data.ts";

/** The largest |output| that the colours of all pictures of an output cover: in regression, what is to be learned. */
export const outputSize = (data: RunData): number =>
  data.classCount === 0 ? roundUp(targetSize(data)) : 1;
