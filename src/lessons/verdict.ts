import { type Ratio, sideOfOne } from "../engine/statistics/paired-ratio.ts";
import type { ShareClaim } from "./reading-spec.ts";

/** What came of a claim: it holds, in part or less than it says, not, or the runs cannot tell. */
export type Verdict = "holds" | "partly" | "fails" | "open";

/** "About ten times" is right from 6.3 to 16 times. */
const about = 1.6;

/** Two that differ by less are the same to whoever waits for them. */
const alike = 1.5;

/** @param claimed about how many times as long; more at all; or no difference. */
export function ratioVerdict(ratio: Ratio, claimed: number | "more" | "same"): Verdict {
  const side = sideOfOne(ratio.interval);
  if (claimed === "same") return sameVerdict(ratio);
  if (side !== "above") return side === "below" ? "fails" : "open";
  if (claimed === "more") return "holds";
  const { lower, upper } = ratio.bounds;
  const isNear =
    (upper === null || upper >= claimed / about) && (lower === null || lower <= claimed * about);
  return isNear ? "holds" : "partly";
}

function sameVerdict({ interval }: Ratio): Verdict {
  const { lower, upper } = interval;
  if (sideOfOne(interval) !== "around") return "fails";
  return lower !== null && upper !== null && lower >= 1 / alike && upper <= alike
    ? "holds"
    : "open";
}

/** By the shares of which something is claimed; null where nothing is. */
export function sharesVerdict(
  claims: readonly Omit<ShareClaim, "of">[],
  counts: readonly { readonly count: number; readonly of: number }[],
): Verdict | null {
  const verdicts = claims.flatMap(({ from, to }, index): Verdict[] => {
    if (from === undefined && to === undefined) return [];
    const { count, of } = counts[index] as { count: number; of: number };
    return [count >= (from ?? 0) * of && count <= (to ?? 1) * of ? "holds" : "fails"];
  });
  return verdicts.length > 0 ? combined(verdicts) : null;
}

/** By the first and the last median; a median that was not reached is later than any other. */
export function trendVerdict(
  medians: readonly (number | null)[],
  claimed: "slower" | "faster",
): Verdict {
  const [first, last] = [medians[0] ?? null, medians.at(-1) ?? null];
  const [early, late] = claimed === "slower" ? [first, last] : [last, first];
  if (early === late) return "open";
  return late === null || (early !== null && early < late) ? "holds" : "fails";
}

/**
 * Of a claim that says several things: what came of all of them. Where one fails and none holds,
 * those that cannot be told save nothing.
 */
export function combined(verdicts: readonly Verdict[]): Verdict {
  const kinds = new Set(verdicts);
  const [only] = kinds;
  if (only === undefined) return "open";
  if (kinds.size === 1) return only;
  return kinds.has("holds") || kinds.has("partly") ? "partly" : "fails";
}
