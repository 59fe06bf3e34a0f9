import { formatCount, formatShort } from "../words/format.ts";
import { say } from "../words/say.ts";
import type { DuelScore, SideScore } from "./challenge-score.ts";
import { twoDigits } from "./say-reading.ts";

/** "26", "26 at 0.1", "never": the epochs of a side's typical run. */
export function saySide({ median, rate }: SideScore): string {
  if (median === null) return say("challenge.never");
  const epochs = formatCount(median);
  return rate === null ? epochs : say("challenge.atRate", { epochs, rate: formatShort(rate) });
}

/** "14×": how many times as many epochs ReLU needed, as far as it is known. */
export function sayTimes({ ratio: { estimate, bounds } }: DuelScore): string {
  if (estimate !== null) return say("challenge.times", { times: twoDigits(estimate) });
  const { lower, upper } = bounds;
  if (lower !== null) return say("challenge.timesAtLeast", { times: twoDigits(lower) });
  if (upper !== null) return say("challenge.timesAtMost", { times: twoDigits(upper) });
  return say("challenge.timesUnknown");
}

/** Its interval; empty where fewer than half of both sides' runs got there. */
export function sayRange({ result, ratio: { interval } }: DuelScore): string {
  if (result === "neither") return "";
  if (result === "open") return say("challenge.open");
  const { lower, upper } = interval;
  const endOf = (value: number | null): string =>
    value === null ? say("challenge.openEnd") : twoDigits(value);
  return say("challenge.range", { low: endOf(lower), high: endOf(upper) });
}
