import { fingerprint } from "../../engine/race/fingerprint.ts";
import { say } from "../../words/say.ts";
import {
  archiveProblem,
  type RaceArchive,
  type SavedFiles,
  type SavedRace,
} from "./race-archive.ts";
import { filesOf } from "./race-files.ts";
import type { Notify, RaceStore } from "./race-state.ts";

export interface SavedRacesOptions {
  readonly store: RaceStore;
  /** Null where this browser has none. */
  readonly archive: RaceArchive | null;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  readonly notify: Notify;
  readonly open: (files: SavedFiles, name: string) => void;
  readonly compare: (files: SavedFiles, name: string) => void;
}

/** Races kept in the browser: the list of them, and what is done with one. */
export function createSavedRaces(options: SavedRacesOptions) {
  const { store, archive, today, notify, open, compare } = options;

  async function keeping(work: (archive: RaceArchive) => Promise<void>): Promise<void> {
    if (!archive) return notify(archiveProblem(null), "warning");
    try {
      await work(archive);
      store.setState({ saved: await archive.list() });
    } catch (error) {
      notify(archiveProblem(error), "warning");
    }
  }

  const reading = ({ id, name }: SavedRace, take: (files: SavedFiles, name: string) => void) =>
    keeping(async (on) => {
      const found = await on.read(id);
      if (found) take(found, name);
    });

  return {
    async listSaved(): Promise<void> {
      if (archive) await keeping(async () => {});
    },
    async save(name: string): Promise<void> {
      const { shown } = store.getState();
      if (!shown) return;
      await keeping(async (on) => {
        const savedAt = today();
        const label: SavedRace = {
          id: `${savedAt}`,
          name,
          savedAt,
          runs: shown.runs.length,
          fingerprint: store.getState().fingerprint ?? fingerprint(shown.race, shown.runs),
        };
        await on.save(label, filesOf(shown));
        store.setState({ shown: { ...shown, name } });
        notify(say("saved.kept", { name }));
      });
    },
    openSaved: (race: SavedRace): Promise<void> => reading(race, open),
    compareSaved: (race: SavedRace): Promise<void> => reading(race, compare),
    removeSaved: ({ id }: SavedRace): Promise<void> => keeping((on) => on.remove(id)),
  };
}
