import { findClaim, type ListedClaim } from "../claims/registry.ts";
import { claimText } from "../say-claim.ts";
import { namedSetUps } from "../set-ups/registry.ts";
import { setUpTitle } from "../set-ups/say-set-up.ts";
import type { LectureItem } from "./lecture.ts";

/** What an item shows: a claim, or what the query of an address sets up. */
export type KnownItem =
  | { readonly kind: "claim"; readonly title: string; readonly claim: ListedClaim }
  | { readonly kind: "address"; readonly title: string; readonly query: string };

/** Null for a claim or a set-up that this page does not have. */
export function knownItem(item: LectureItem): KnownItem | null {
  switch (item.kind) {
    case "claim": {
      const claim = findClaim(item.id);
      return claim && { kind: "claim", title: claimText(claim, "claim"), claim };
    }
    case "setUp": {
      const setUp = namedSetUps.find(({ id }) => id === item.id);
      return setUp ? { kind: "address", title: setUpTitle(setUp), query: setUp.query } : null;
    }
    case "own":
      return { kind: "address", title: item.name, query: item.query };
  }
}
