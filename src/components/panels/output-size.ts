import { roundUp } from "../../plots/value-range.ts";
import { type DatasetSample, targetSize } from "../../store/run-data.ts";

/** The largest |output| that the colours of all pictures of an output cover: in regression, what is to be learned. */
export const outputSize = (data: DatasetSample): number =>
  data.classCount === 0 ? roundUp(targetSize(data)) : 1;
