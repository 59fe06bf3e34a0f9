import { createStore, type StoreApi } from "zustand/vanilla";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { readArm } from "../../engine/experiment/parse-arms.ts";
import { collectProblems } from "../../engine/experiment/problem.ts";
import type { PreferenceStorage } from "../shared/preferences.ts";

/** A function typed by this person, with the parameter values it was saved with. */
export type SavedInvention = ArmSpec & { readonly invention: NonNullable<ArmSpec["invention"]> };

export const mostInventions = 50;

export type SaveOutcome =
  | "saved"
  /** The gallery has room for no more. */
  | "full"
  /** Shown until the page closes: the browser's storage is full or forbidden. */
  | "notKept";

export interface Inventions {
  readonly store: StoreApi<readonly SavedInvention[]>;
  /** Adds it, or replaces the one of the same name. */
  save(invention: SavedInvention): SaveOutcome;
  remove(name: string): void;
}

const storageKey = "activation-playground.inventions";

/** Calls back with the key of what another tab has written into the storage; null for all of it. */
export type OnOtherTab = (listener: (key: string | null) => void) => void;

/**
 * The gallery of inventions, kept by the browser; it works without storage too. Other tabs keep
 * theirs in the same place: what they wrote is read before anything is changed.
 */
export function createInventions(
  storage: PreferenceStorage | null,
  onOtherTab: OnOtherTab = () => {},
): Inventions {
  const store = createStore<readonly SavedInvention[]>(() => load(storage) ?? []);
  let isKept = true;
  /** Where this tab's could not be kept, they stand without the others'. */
  const current = () => (isKept ? load(storage) : null) ?? store.getState();
  const put = (next: readonly SavedInvention[]): boolean => {
    store.setState(next, true);
    isKept = writeInventions(storage, next);
    return isKept;
  };
  onOtherTab((key) => {
    if (key === null || key === storageKey) store.setState(current(), true);
  });
  return {
    store,
    save(invention) {
      const before = current();
      const at = before.findIndex((other) => other.invention.name === invention.invention.name);
      if (at < 0 && before.length >= mostInventions) return "full";
      const next = at < 0 ? [...before, invention] : before.with(at, invention);
      return put(next) ? "saved" : "notKept";
    },
    remove(name) {
      put(current().filter(({ invention }) => invention.name !== name));
    },
  };
}

/** Whether there may be some, so that the reader of formulas is needed. */
export function hasInventions(storage: PreferenceStorage | null): boolean {
  try {
    return (storage?.getItem(storageKey) ?? "").includes("formula");
  } catch {
    return false;
  }
}

export const isInvention = (arm: ArmSpec): arm is SavedInvention => arm.invention !== null;

/**
 * The saved inventions, each validated like an arm in a link; invalid ones are left out. Null where
 * there is nothing to read.
 */
function load(storage: PreferenceStorage | null): readonly SavedInvention[] | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? "null");
    if (!Array.isArray(kept)) return null;
    const found = kept
      .slice(0, mostInventions)
      .map((entry: unknown) => readArm(entry, collectProblems()))
      .filter((arm) => arm !== undefined)
      .filter(isInvention);
    const names = found.map(({ invention }) => invention.name);
    return found.filter(({ invention }, index) => names.indexOf(invention.name) === index);
  } catch {
    return null;
  }
}

function writeInventions(
  storage: PreferenceStorage | null,
  inventions: readonly SavedInvention[],
): boolean {
  try {
    if (storage === null) return false;
    storage.setItem(
      storageKey,
      JSON.stringify(inventions.map(({ invention, parameters }) => ({ invention, parameters }))),
    );
    return true;
  } catch {
    return false;
  }
}
