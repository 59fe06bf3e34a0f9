import { parseRaceFile } from "../../engine/race/parse-race-file.ts";
import { raceFile } from "../../engine/race/race-file.ts";
import type { RaceFileProblem } from "../../engine/race/race-file-problem.ts";
import { sayRaceFileProblem } from "../../words/race-file.ts";
import { say } from "../../words/say.ts";
import type { Notice } from "../playground/playground-state.ts";
import type { SavedFiles } from "./race-archive.ts";
import type { ShownRace } from "./race-state.ts";

/** A race as texts: its own file, and that of the sweep before it. */
export const filesOf = ({ race, engine, arithmetic, runs, sweep }: ShownRace): SavedFiles => ({
  race: raceFile({ race, engine, runs, ...(arithmetic === undefined ? {} : { arithmetic }) }),
  sweep: sweep && raceFile(sweep),
});

export interface OpenedRace {
  /** Null where the text is no race. */
  readonly race: ShownRace | null;
  /** What is wrong with the text; null for nothing. */
  readonly notice: Notice | null;
}

/** A race from its texts, with as many of its runs as are good. */
export function openFiles({ race: text, sweep }: SavedFiles, name: string): OpenedRace {
  const { results, problems } = parseRaceFile(text);
  const notice = noticeOf(problems, name, results ? "warning" : "error");
  if (!results) return { race: null, notice };
  const slots = results.race.experiment.arms.map((_, arm) => arm);
  const sweepResults = sweep === null ? null : parseRaceFile(sweep).results;
  return { race: { ...results, sweep: sweepResults, slots, name }, notice };
}

function noticeOf(
  problems: readonly RaceFileProblem[],
  name: string,
  tone: Notice["tone"],
): Notice | null {
  const [first, ...others] = problems;
  if (first === undefined) return null;
  const facts = { name, problem: sayRaceFileProblem(first) };
  const text =
    others.length > 0
      ? say("raceFile.noticeOfMany", { ...facts, more: others.length })
      : say("raceFile.notice", facts);
  return { text, tone };
}
