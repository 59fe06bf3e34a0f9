import { createStore } from "zustand/vanilla";
import type { OutputId } from "../../engine/network/losses.ts";
import { FileText } from "../../engine/saved-run/file-reader.ts";
import { savedRunFile } from "../../engine/saved-run/saved-run.ts";
import { say } from "../../words/say.ts";
import type { Playground } from "../playground/playground.ts";
import { runDataOf } from "../playground/run-data.ts";
import { type Archive, isStorageFull, type KeptLabel } from "../shared/archive.ts";
import { openRunFile } from "./open-run.ts";
import { takeRun } from "./take-run.ts";

/** A run as the browser keeps it: what a list shows of it. */
export interface KeptRun extends KeptLabel {
  /** Characters of its file. */
  readonly length: number;
  /** The activations' names. */
  readonly arms: readonly string[];
  readonly picture: KeptPicture;
}

/** The boundary of the arm that was looked at. */
export interface KeptPicture {
  /** As `Grid.values`. */
  readonly values: Float32Array;
  readonly cells: number;
  readonly rows?: 1;
  readonly output: OutputId;
  readonly classCount: number;
  /** Largest |output| that the colours cover. */
  readonly size: number;
}

export type RunArchive = Archive<KeptRun, string>;

/** More would fill a list that nobody reads; the oldest goes. */
export const mostKept = 24;
const pictureCells = 24;

interface KeptRunsState {
  readonly runs: readonly KeptRun[];
}

export type KeptRuns = ReturnType<typeof createKeptRuns>;

interface KeptRunsOptions {
  readonly playground: Playground;
  /** Null where this browser has none. */
  readonly archive: RunArchive | null;
  /** Milliseconds since 1970. */
  readonly today: () => number;
}

/** Runs kept in the browser: the list of them, and what is done with one. */
export function createKeptRuns({ playground, archive, today }: KeptRunsOptions) {
  const store = createStore<KeptRunsState>(() => ({ runs: [] }));

  async function keeping(work: (archive: RunArchive) => Promise<void>): Promise<void> {
    if (!archive) return playground.notify(say("share.noStorage"), "warning");
    try {
      await work(archive);
    } catch (error) {
      playground.notify(
        say(isStorageFull(error) ? "share.storageFull" : "share.noStorage"),
        "warning",
      );
    }
    // What is there is shown also after a refusal.
    store.setState({ runs: await archive.list().catch(() => store.getState().runs) });
  }

  return {
    store,
    list: () => (archive ? keeping(async () => {}) : Promise.resolve()),

    /** Keeps the run that is on; `size` is the largest |output| that its picture's colours cover. */
    async keep(name: string, arms: readonly string[], size: number): Promise<void> {
      const run = await takeRun(playground);
      const { armId } = playground.store.getState().arms[run.focused] ?? { armId: "" };
      const grid = await playground.boundaryOf(armId, pictureCells);
      const { output, classCount } = runDataOf(run.experiment);
      const file = savedRunFile(run);
      const savedAt = today();
      const picture = { ...grid, output, classCount, size };
      const label = { id: `${savedAt}`, name, savedAt, length: file.length, arms, picture };
      await keeping(async (on) => {
        await on.save(label, file);
        const [oldest] = (await on.list()).slice(mostKept);
        if (oldest) await on.remove(oldest.id);
        playground.notify(
          oldest
            ? say("share.dropped", { name, dropped: oldest.name, most: mostKept })
            : say("share.keptRun", { name }),
        );
      });
    },
    open: ({ id, name }: KeptRun): Promise<void> =>
      keeping(async (on) => {
        const file = await on.read(id);
        if (file !== null) await openRunFile(playground, new FileText(file), name);
      }),
    remove: ({ id }: KeptRun): Promise<void> => keeping((on) => on.remove(id)),
  };
}
