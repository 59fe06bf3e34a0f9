/** What a bundler says of a module. */
interface ModuleLinks {
  readonly isEntry: boolean;
  /** Modules that import it statically. */
  readonly importers: readonly string[];
}

interface ChunkContext {
  getModuleInfo(id: string): ModuleLinks | null;
}

/** d3's index links to each of its parts, and so to this one, which only parts that load later use. */
const isLater = (id: string): boolean => id.includes("/d3-dsv/");

/**
 * Puts all that the page loads first into one chunk. Parts that load later share modules with it;
 * each such set would be a chunk of its own, and dozens of small ones compress worse than one.
 */
export function firstLoad(): (id: string, context: ChunkContext) => string | null {
  const known = new Map<string, boolean>();
  const isFirst = (id: string, context: ChunkContext): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A cycle adds nothing to what its other members say.
    known.set(id, false);
    const info = context.getModuleInfo(id);
    const found =
      info !== null && (info.isEntry || info.importers.some((one) => isFirst(one, context)));
    known.set(id, found);
    return found;
  };
  // The root waits for parts that need what it needs: in one chunk each would wait for the other.
  const isRoot = (id: string) => /\.html$|\/src\/main\.tsx$/.test(id);
  return (id, context) => (!isRoot(id) && !isLater(id) && isFirst(id, context) ? "start" : null);
}
