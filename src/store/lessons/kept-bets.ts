import type { Bet } from "../../lessons/prediction.ts";
import type { PreferenceStorage } from "../shared/preferences.ts";

/** A claim that this person has put to the test. */
export interface Tried {
  /** Null where it was run without a bet. */
  readonly bet: Bet | null;
  readonly outcome: Bet;
  /** How far off the bet was: 1 for right; null without one. */
  readonly miss: number | null;
}

/** By the claim's id. */
export type TriedClaims = Readonly<Record<string, Tried>>;

const storageKey = "activation-playground.claims";

/** As many as `sketchGrid` has. */
const sketchPoints = 33;

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value > 0;

const isListOf = (list: unknown, isOne: (value: unknown) => boolean): boolean =>
  Array.isArray(list) && list.length > 0 && list.length <= 12 && list.every(isOne);

const checks: { readonly [Kind in Bet["kind"]]: (bet: Record<string, unknown>) => boolean } = {
  factor: ({ value }) => isNumber(value),
  times: ({ epochs }) =>
    isListOf(epochs, (one) => one === null || one === "never" || isNumber(one)),
  order: ({ order }) => isListOf(order, (one) => Number.isInteger(one)),
  sketch: ({ values }) =>
    Array.isArray(values) &&
    values.length === sketchPoints &&
    values.every((one) => one === null || Number.isFinite(one)),
  yesNo: ({ isYes }) => typeof isYes === "boolean",
};

function isBet(value: unknown): value is Bet {
  if (typeof value !== "object" || value === null) return false;
  const { kind } = value as { kind?: unknown };
  if (typeof kind !== "string" || !Object.hasOwn(checks, kind)) return false;
  return checks[kind as Bet["kind"]](value as Record<string, unknown>);
}

function isTried(value: unknown): value is Tried {
  if (typeof value !== "object" || value === null) return false;
  const { bet, outcome, miss } = value as Partial<Record<keyof Tried, unknown>>;
  return (bet === null || isBet(bet)) && isBet(outcome) && (miss === null || isNumber(miss));
}

/** What was kept, each claim checked by itself; nothing of the rest. Never throws. */
export function loadTried(storage: PreferenceStorage | null): TriedClaims {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? "{}");
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, tried]) => isTried(tried)));
  } catch {
    return {};
  }
}

/** Storage may be full or forbidden; the view works without. */
export function keepTried(storage: PreferenceStorage | null, tried: TriedClaims): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(tried));
  } catch {}
}
