import { formatCount } from "../../words/format.ts";

/** An epoch in a place that does not jump while it counts: "000,056". */
export const epochText = (epoch: number): string =>
  epoch < 1e6
    ? String(epoch)
        .padStart(6, "0")
        .replace(/(?=\d{3}$)/, ",")
    : formatCount(epoch);
