import { say } from "../../words/say.ts";

/** A race as the browser keeps it: what a list shows, and the files it is made of. */
export interface SavedRace {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly runs: number;
  readonly fingerprint: string;
}

export interface SavedFiles {
  /** As `raceFile` writes it. */
  readonly race: string;
  /** Of the sweep that gave each arm its learning rate, if there was one. */
  readonly sweep: string | null;
}

/** Where races are kept. Every promise may reject: storage is full, forbidden or gone. */
export interface RaceArchive {
  list(): Promise<readonly SavedRace[]>;
  read(id: string): Promise<SavedFiles | null>;
  save(race: SavedRace, files: SavedFiles): Promise<void>;
  remove(id: string): Promise<void>;
}

const databaseName = "activation-playground.races";
const labelStore = "labels";
const fileStore = "files";

/** Races in the browser's IndexedDB; labels and files apart, so that listing reads no file. */
export function createRaceArchive(factory: IDBFactory): RaceArchive {
  let opened: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opened ??= new Promise((resolve, reject) => {
      const request = factory.open(databaseName, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(labelStore, { keyPath: "id" });
        request.result.createObjectStore(fileStore);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("another tab holds the storage"));
    });
    // A refusal is not remembered: the next attempt may be allowed.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  /** Resolves when everything is written, with what `work` asked for. */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (labels: IDBObjectStore, files: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction([labelStore, fileStore], mode);
      const request = work(transaction.objectStore(labelStore), transaction.objectStore(fileStore));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    async list() {
      const labels = await transact<SavedRace[]>("readonly", (store) => store.getAll());
      return labels.sort((left, right) => right.savedAt - left.savedAt);
    },
    async read(id) {
      const files = await transact<SavedFiles | undefined>("readonly", (_, store) => store.get(id));
      return files ?? null;
    },
    async save(race, files) {
      await transact("readwrite", (labels, store) => {
        labels.put(race);
        return store.put(files, race.id);
      });
    },
    async remove(id) {
      await transact("readwrite", (labels, files) => {
        labels.delete(id);
        return files.delete(id);
      });
    },
  };
}

/** What a failure to keep a race means, and what can be done. */
export function archiveProblem(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") {
    return say("saved.storageFull");
  }
  return say("saved.noStorage");
}
