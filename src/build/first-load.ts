/** What a bundler says of a module. */
interface ModuleLinks {
  readonly isEntry: boolean;
  /** Modules that import it statically. */
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

interface ChunkContext {
  getModuleInfo(id: string): ModuleLinks | null;
}

const chunks = ["shared", "engine", "start"] as const;
type Chunk = (typeof chunks)[number];

interface ChunkGroup {
  readonly name: (id: string, context: ChunkContext) => string | null;
  readonly priority: number;
}

/** Loads what a chunk needs along with it; workers have no document for a link that would. */
export const preloaded = (
  _file: string,
  needed: string[],
  { hostId }: { readonly hostId: string },
): string[] => (/\/(shared|engine|[a-z]+\.worker)-[\w-]+\.js$/.test(hostId) ? [] : needed);

const isWorker = (id: string): boolean => id.endsWith(".worker.ts");
const isTraining = (id: string): boolean => id.endsWith("/training.worker.ts");

/** Roots wait for parts that need what they need: in one chunk each would wait for the other. */
const isRoot = (id: string): boolean => /\.html$|\/src\/main\.tsx$/.test(id) || isWorker(id);

/** d3's index links to each of its parts, and so to those, which only parts that load later use. */
const isLater = (id: string): boolean =>
  /\/d3-(axis|dsv|format|path|scale|selection|shape|time)\//.test(id);

/** Who loads a module. */
interface Readers {
  /** The page, at its start. */
  readonly page: boolean;
  /** The training worker, at its start. */
  readonly training: boolean;
  /** A worker, at any time: the page's own chunk is nothing for it. */
  readonly worker: boolean;
}

/**
 * Puts all that loads first into three chunks: what the page needs, what its training worker needs,
 * and what workers share with the page, which comes over the network once. Parts that load later
 * share modules with these; each such set would be a chunk of its own, and dozens of small ones
 * compress worse.
 */
export function firstLoad(): readonly ChunkGroup[] {
  const known = new Map<string, Readers>();
  const readersOf = (id: string, context: ChunkContext): Readers => {
    const before = known.get(id);
    if (before) return before;
    // A cycle adds nothing to what its other members say.
    known.set(id, { page: false, training: false, worker: false });
    const info = context.getModuleInfo(id);
    const importers = (info?.importers ?? []).map((one) => readersOf(one, context));
    const later = (info?.dynamicImporters ?? []).map((one) => readersOf(one, context));
    const readers = {
      page: (info?.isEntry === true && !isWorker(id)) || importers.some(({ page }) => page),
      training: isTraining(id) || importers.some(({ training }) => training),
      worker: isWorker(id) || [...importers, ...later].some(({ worker }) => worker),
    };
    known.set(id, readers);
    return readers;
  };
  const chunkOf = (id: string, context: ChunkContext): Chunk | null => {
    if (isRoot(id) || isLater(id)) return null;
    const { page, training, worker } = readersOf(id, context);
    if (page) return worker ? "shared" : "start";
    return training ? "engine" : null;
  };
  // A group brings along what its modules import, unless a group before it has it.
  return chunks.map((chunk, index) => ({
    name: (id, context) => (chunkOf(id, context) === chunk ? chunk : null),
    priority: chunks.length - index,
  }));
}
