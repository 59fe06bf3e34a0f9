import { say } from "../../words/say.ts";
import { type Archive, createArchive, isStorageFull, type KeptLabel } from "../shared/archive.ts";

/** A race as the browser keeps it: what a list shows, and the files it is made of. */
export interface SavedRace extends KeptLabel {
  readonly runs: number;
  readonly fingerprint: string;
}

export interface SavedFiles {
  /** As `raceFile` writes it. */
  readonly race: string;
  /** Of the sweep that gave each arm its learning rate, if there was one. */
  readonly sweep: string | null;
}

/** Where races are kept. */
export type RaceArchive = Archive<SavedRace, SavedFiles>;

export const createRaceArchive = (factory: IDBFactory): RaceArchive =>
  createArchive(factory, "activation-playground.races");

/** What a failure to keep a race means, and what can be done. */
export const archiveProblem = (error: unknown): string =>
  say(isStorageFull(error) ? "saved.storageFull" : "saved.noStorage");
