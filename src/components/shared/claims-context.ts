import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Claims, ClaimsState } from "../../store/lessons/claims.ts";

export const ClaimsContext = createContext<Claims | null>(null);

/** The view of claims, and what can be done in it. */
export function useClaims(): Claims {
  const claims = useContext(ClaimsContext);
  if (!claims) throw new Error("No claims around this component");
  return claims;
}

/** A narrow piece of its state; renders again only when that piece changes. */
export const useClaimsState = <T>(select: (state: ClaimsState) => T): T =>
  useStore(useClaims().store, select);
