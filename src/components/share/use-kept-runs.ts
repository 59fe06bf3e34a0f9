import { useEffect } from "react";
import type { Playground } from "../../store/playground/playground.ts";
import { createKeptRuns, type KeptRun, type KeptRuns } from "../../store/share/kept-runs.ts";
import { createArchive } from "../../store/shared/archive.ts";
import { usePlayground } from "../shared/playground-context.ts";

const known = new WeakMap<Playground, KeptRuns>();

/** The runs kept in this browser, listed when they are first shown. */
export function useKeptRuns(): KeptRuns {
  const playground = usePlayground();
  const kept = known.get(playground) ?? createKeptRuns(optionsOf(playground));
  known.set(playground, kept);
  useEffect(() => void kept.list(), [kept]);
  return kept;
}

const optionsOf = (playground: Playground) => ({
  playground,
  archive: window.indexedDB
    ? createArchive<KeptRun, string>(window.indexedDB, "activation-playground.runs")
    : null,
  today: () => Date.now(),
});
