import { challengeId } from "../../lessons/challenge.ts";
import { findClaim } from "../../lessons/claims/registry.ts";
import { useClaimsState } from "../shared/claims-context.ts";
import { ChallengePage } from "./ChallengePage.tsx";
import { ClaimList } from "./ClaimList.tsx";
import { ClaimPage } from "./ClaimPage.tsx";
import { SeatPage } from "./SeatPage.tsx";

/** Sentences about activation functions, put to the test: the list, or one of them. */
export function ClaimsView() {
  const id = useClaimsState((state) => state.claim);
  const seat = useClaimsState((state) => state.seat);
  const claim = id === null ? null : findClaim(id);
  if (claim && seat !== undefined) return <SeatPage key={claim.id} claim={claim} seat={seat} />;
  if (claim) return <ClaimPage key={claim.id} claim={claim} />;
  if (id === challengeId) return <ChallengePage />;
  return <ClaimList unknown={id} />;
}
