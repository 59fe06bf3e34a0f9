/** What a list shows of something that is kept. */
export interface KeptLabel {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Where the browser keeps things of one kind. Every promise may reject: storage is full, forbidden or gone. */
export interface Archive<Label extends KeptLabel, Contents> {
  /** The newest first. */
  list(): Promise<readonly Label[]>;
  read(id: string): Promise<Contents | null>;
  save(label: Label, contents: Contents): Promise<void>;
  remove(id: string): Promise<void>;
}

const labelStore = "labels";
const fileStore = "files";

/** An archive in the browser's IndexedDB; labels and contents apart, so that listing reads no contents. */
export function createArchive<Label extends KeptLabel, Contents>(
  factory: IDBFactory,
  databaseName: string,
): Archive<Label, Contents> {
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
      const labels = await transact<Label[]>("readonly", (store) => store.getAll());
      return labels.sort((left, right) => right.savedAt - left.savedAt);
    },
    async read(id) {
      const files = await transact<Contents | undefined>("readonly", (_, store) => store.get(id));
      return files ?? null;
    },
    async save(label, contents) {
      await transact("readwrite", (labels, store) => {
        labels.put(label);
        return store.put(contents, label.id);
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

/** Whether a refusal means that the storage is full. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";
