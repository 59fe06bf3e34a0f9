import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

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

const chunks = ["shared", "engine", "start", "page", "panels"] as const;
type Chunk = (typeof chunks)[number];

interface ChunkGroup {
  readonly name: (id: string, context: ChunkContext) => string | null;
  readonly priority: number;
}

/**
 * Loads what a chunk needs along with it; workers have no document for a link that would, and the
 * page's head has one for its first words.
 */
export const preloaded = (
  file: string,
  needed: string[],
  { hostId }: { readonly hostId: string },
): string[] =>
  /\/(shared|engine|[a-z]+\.worker)-[\w-]+\.js$/.test(hostId) || /\/en-[\w-]+\.js$/.test(file)
    ? []
    : needed;

/** React and the views. */
export const isPage = (id: string): boolean => id.endsWith("/src/page.tsx");
const isWorker = (id: string): boolean => id.endsWith(".worker.ts");
const isPanels = (id: string): boolean => id.endsWith("/panels-around.ts");
/** The first picture of narrow windows, lectures and frames of other pages. */
const isCompare = (id: string): boolean => id.endsWith("/CompareLayout.tsx");
const isTraining = (id: string): boolean => id.endsWith("/training.worker.ts");

/**
 * Entries stay chunks of their own: they wait at their top level for parts that load later, and
 * those import the chunks below, which must not wait for the entry in turn.
 */
const isRoot = (id: string): boolean => /\.html$|\/src\/main\.ts$/.test(id) || isWorker(id);

/** d3's index links to each of its parts, and so to those, which only parts that load later use. */
const isLater = (id: string): boolean =>
  /\/d3-(axis|dsv|format|path|scale|selection|shape|time)\//.test(id);

/** Who loads a module. */
interface Readers {
  /** The page's entry, at its start. */
  readonly entry: boolean;
  /** What React renders at first. */
  readonly page: boolean;
  /** The panels around the first picture. */
  readonly panels: boolean;
  /** The layout that compares, which must not wait for those. */
  readonly compare: boolean;
  /** The training worker, at its start. */
  readonly training: boolean;
  /** A worker, at any time: the page's own chunk is nothing for it. */
  readonly worker: boolean;
}

/**
 * Puts all that loads first into three chunks: what the page's entry needs, what its training worker
 * needs, and what workers share with the page, which comes over the network once. React and what it
 * renders at first are a fourth, and what comes right after the first picture a fifth. Parts that load
 * later share modules with these; each such set would be a chunk of its own, and dozens of small ones
 * compress worse.
 */
export function firstLoad(): readonly ChunkGroup[] {
  const known = new Map<string, Readers>();
  const links = new Map<string, ModuleLinks | null>();
  const linksOf = (id: string, context: ChunkContext): ModuleLinks | null => {
    const found = links.has(id) ? links.get(id) : context.getModuleInfo(id);
    links.set(id, found ?? null);
    return found ?? null;
  };
  /** The module and all that lead to it by links of one kind or two. */
  const leadingTo = (
    id: string,
    context: ChunkContext,
    of: (links: ModuleLinks) => readonly string[],
  ): readonly string[] => {
    const found = new Set([id]);
    // A set that grows while it is gone through is gone through to its end.
    for (const one of found) {
      const its = linksOf(one, context);
      for (const importer of its ? of(its) : []) found.add(importer);
    }
    return [...found];
  };
  const readersOf = (id: string, context: ChunkContext): Readers => {
    const before = known.get(id);
    if (before) return before;
    const atStart = leadingTo(id, context, ({ importers }) => importers);
    const ever = leadingTo(id, context, ({ importers, dynamicImporters }) => [
      ...importers,
      ...dynamicImporters,
    ]);
    const readers = {
      entry: atStart.some((one) => linksOf(one, context)?.isEntry === true && !isWorker(one)),
      page: atStart.some(isPage),
      panels: atStart.some(isPanels),
      compare: atStart.some(isCompare),
      training: atStart.some(isTraining),
      worker: ever.some(isWorker),
    };
    known.set(id, readers);
    return readers;
  };
  const chunkOf = (id: string, context: ChunkContext): Chunk | null => {
    if (isRoot(id) || isLater(id)) return null;
    const { entry, page, panels, compare, training, worker } = readersOf(id, context);
    if (entry) return worker ? "shared" : "start";
    if (training) return "engine";
    if (worker) return null;
    if (page || (panels && compare)) return "page";
    return panels ? "panels" : null;
  };
  // A group brings along what its modules import, unless a group before it has it.
  return chunks.map((chunk, index) => ({
    name: (id, context) => (chunkOf(id, context) === chunk ? chunk : null),
    priority: chunks.length - index,
  }));
}

/**
 * What the first picture needs and no module of the page imports statically: its words, and the
 * training worker's engine.
 */
const isAskedForFirst = ({ name, moduleIds }: Rolldown.OutputChunk): boolean =>
  name === "engine" || moduleIds.some((id) => id.endsWith("/src/words/en/index.ts"));

/** In the page's head. */
export const linkTo = (
  href: string,
  how: { readonly rel: "modulepreload" | "stylesheet"; readonly media?: string },
): HtmlTagDescriptor => ({
  tag: "link",
  attrs: { ...how, crossorigin: true, href },
  injectTo: "head",
});

/** Links to it in the page's head, so that it comes with the page and not after it. */
export function askedForFirst(): Plugin {
  return {
    name: "asked-for-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((output) => output.type === "chunk" && isAskedForFirst(output))
          .map(({ fileName }) => linkTo(`./${fileName}`, { rel: "modulepreload" })),
    },
  };
}
