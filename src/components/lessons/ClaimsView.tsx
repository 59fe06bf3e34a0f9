import { findClaim } from "../../lessons/claims/registry.ts";
import { useClaimsState } from "../shared/claims-context.ts";
import { ClaimList } from "./ClaimList.tsx";
import { ClaimPage } from "./ClaimPage.tsx";

/** Sentences about activation functions, put to the test: the list, or one of them. */
export function ClaimsView() {
  const id = useClaimsState((state) => state.claim);
  const claim = id === null ? null : findClaim(id);
  if (claim) return <ClaimPage key={claim.id} claim={claim} />;
  return <ClaimList unknown={id} />;
}
