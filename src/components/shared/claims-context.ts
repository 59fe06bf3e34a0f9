import { useStore } from "zustand";
import type { Claims, ClaimsState } from "../../store/lessons/claims.ts";
import { useLoadedStores } from "./race-stores-context.ts";

/** The view of claims, and what can be done in it. */
export const useClaims = (): Claims => useLoadedStores().claims;

/** A narrow piece of its state; renders again only when that piece changes. */
export const useClaimsState = <T>(select: (state: ClaimsState) => T): T =>
  useStore(useClaims().store, select);
