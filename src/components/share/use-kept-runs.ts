import { createKeptRuns, type KeptRun } from "../../store/share/kept-runs.ts";
import { createArchive } from "../../store/shared/archive.ts";
import { keptHook } from "../shared/use-kept.ts";

/** The runs kept in this browser. */
export const useKeptRuns = keptHook((playground) =>
  createKeptRuns({
    playground,
    archive: window.indexedDB
      ? createArchive<KeptRun, string>(window.indexedDB, "activation-playground.runs")
      : null,
    today: () => Date.now(),
  }),
);
