import { savedRunFile } from "../../engine/saved-run/saved-run.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { takeRun } from "../../store/share/take-run.ts";

/** The run that is on as a file, with a name that says what it holds. */
export async function runFileOf(playground: Playground) {
  const run = await takeRun(playground);
  const { data, seed } = run.experiment;
  const name = `run-${data.dataset}-seed-${seed}-epoch-${run.place.epoch}.json`;
  return { name, text: savedRunFile(run) };
}
