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

/** The gallery of inventions, kept by the browser; it works without storage too. */
export function createInventions(storage: PreferenceStorage | null): Inventions {
  const store = createStore<readonly SavedInvention[]>(() => load(storage));
  const put = (next: readonly SavedInvention[]): boolean => {
    store.setState(next, true);
    return keep(storage, next);
  };
  return {
    store,
    save(invention) {
      const before = store.getState();
      const at = before.findIndex((other) => other.invention.name === invention.invention.name);
      if (at < 0 && before.length >= mostInventions) return "full";
      const isKept = put(at < 0 ? [...before, invention] : before.with(at, invention));
      return isKept ? "saved" : "notKept";
    },
    remove(name) {
      put(store.getState().filter(({ invention }) => invention.name !== name));
    },
  };
}

export const isInvention = (arm: ArmSpec): arm is SavedInvention => arm.invention !== null;

/** The saved inventions, each validated like an arm in a link; invalid ones are left out. */
function load(storage: PreferenceStorage | null): readonly SavedInvention[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? "[]");
    if (!Array.isArray(kept)) return [];
    const found = kept
      .slice(0, mostInventions)
      .map((entry: unknown) => readArm(entry, collectProblems()))
      .filter((arm) => arm !== undefined)
      .filter(isInvention);
    const names = found.map(({ invention }) => invention.name);
    return found.filter(({ invention }, index) => names.indexOf(invention.name) === index);
  } catch {
    return [];
  }
}

function keep(storage: PreferenceStorage | null, inventions: readonly SavedInvention[]): boolean {
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
