import { createStore } from "zustand/vanilla";
import type { OwnData } from "../../engine/data/dataset.ts";
import { hasOwnData } from "../../engine/data/datasets.ts";
import { legendLimits } from "../../engine/data/legend.ts";
import type { DataSpec } from "../../engine/experiment/experiment.ts";
import { parseExperiment } from "../../engine/experiment/parse.ts";
import { isPrintable } from "../../functions/formula/printable.ts";
import { say } from "../../words/say.ts";
import type { Playground } from "../playground/playground.ts";
import { fewOf } from "../playground/run-data.ts";
import { type Archive, isStorageFull, type KeptLabel } from "../shared/archive.ts";

/** A set of one's own: points that were drawn or brought, or a typed rule. */
export type OwnSet = OwnData & { readonly dataset: "points" | "rule" };

/** A set as the browser keeps it: what a list shows of it. Its id is its name. */
export interface KeptSet extends KeptLabel {
  /** How many points; 0 of a rule. */
  readonly count: number;
  /** The set with some of its points. */
  readonly preview: OwnSet;
}

export type SetArchive = Archive<KeptSet, OwnSet>;

/** More would fill a list that nobody reads. */
export const mostSets = 40;

export type KeptSets = ReturnType<typeof createKeptSets>;

interface KeptSetsOptions {
  readonly playground: Playground;
  /** Null where this browser has none. */
  readonly archive: SetArchive | null;
  /** Milliseconds since 1970. */
  readonly today: () => number;
}

/** Sets of one's own kept in the browser: the list of them, and what is done with one. */
export function createKeptSets({ playground, archive, today }: KeptSetsOptions) {
  const store = createStore<{ readonly sets: readonly KeptSet[] }>(() => ({ sets: [] }));

  const listed = async (on: SetArchive): Promise<readonly KeptSet[]> =>
    (await on.list()).filter(isSound);

  async function keeping(work: (archive: SetArchive) => Promise<void>): Promise<void> {
    if (!archive) return playground.notify(say("ownData.kept.noStorage"), "warning");
    try {
      await work(archive);
    } catch (error) {
      const code = isStorageFull(error) ? "full" : "noStorage";
      playground.notify(say(`ownData.kept.${code}`), "warning");
    }
    // What is there is shown also after a refusal.
    store.setState({ sets: await listed(archive).catch(() => store.getState().sets) });
  }

  return {
    store,
    list: () => (archive ? keeping(async () => {}) : Promise.resolve()),

    /** Keeps the set that is shown under a name, in place of the one of that name. */
    keep(given: string): Promise<void> {
      const set = ownSetOf(playground.store.getState().experiment.data);
      const name = nameOf(given);
      if (!set || name === "") return Promise.resolve();
      return keeping(async (on) => {
        const others = (await listed(on)).filter(({ id }) => id !== name);
        if (others.length >= mostSets) {
          return playground.notify(say("ownData.kept.most", { most: mostSets }), "warning");
        }
        const named = { ...set, legend: { ...set.legend, name } };
        const preview = { ...named, points: fewOf(named.points) };
        const count = set.points.length;
        await on.save({ id: name, name, savedAt: today(), count, preview }, named);
        playground.notify(say("ownData.kept.done", { name }));
      });
    },
    open: ({ id, name }: KeptSet): Promise<void> =>
      keeping(async (on) => {
        const set = readOwnSet(await on.read(id));
        if (!set) return playground.notify(say("ownData.kept.unsound", { name }), "error");
        playground.learn({ ...set, legend: set.legend, rule: set.rule } as Partial<DataSpec>);
      }),
    remove: ({ id }: KeptSet): Promise<void> => keeping((on) => on.remove(id)),
  };
}

/** The set of one's own that an experiment learns; null of any other dataset. */
export function ownSetOf(data: DataSpec): OwnSet | null {
  const { dataset, points, rule, legend } = data;
  if ((dataset !== "points" && dataset !== "rule") || !hasOwnData(dataset, data)) return null;
  return dataset === "rule" && rule !== undefined
    ? { dataset, points: [], rule }
    : { dataset, points, ...(legend ? { legend } : {}) };
}

/** What was kept is judged like what a link holds: another version, or another page, may have written it. */
function readOwnSet(kept: unknown): OwnSet | null {
  const { experiment, problems } = parseExperiment({ data: kept });
  return problems.length === 0 ? ownSetOf(experiment.data) : null;
}

const isSound = ({ id, name, savedAt, count, preview }: KeptSet): boolean =>
  typeof name === "string" &&
  id === name &&
  nameOf(name) === name &&
  Number.isFinite(savedAt) &&
  Number.isInteger(count) &&
  readOwnSet(preview) !== null;

const nameOf = (text: string): string =>
  Array.from(text.slice(0, legendLimits.nameCharacters)).filter(isPrintable).join("").trim();
