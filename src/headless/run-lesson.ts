import { type Entrant, entrantsOf, seedsOf } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import { challengeId } from "../lessons/challenge.ts";
import { trialsOf } from "../lessons/claim.ts";
import { claims, findClaim, type ListedClaim } from "../lessons/claims/registry.ts";
import { type Finding, findingOf } from "../lessons/reading.ts";
import { sayEntrant, saySetUp } from "../lessons/say-entrant.ts";
import { sayReading, sayVerdict } from "../lessons/say-reading.ts";
import type { Trial } from "../lessons/trial.ts";
import { formatCount } from "../words/format.ts";
import { entryText, knows, loadWords, say } from "../words/say.ts";
import { UsageError } from "./command-error.ts";
import { RaceRunner } from "./race-runner.ts";
import { textTable } from "./text-table.ts";

/** Every run of a trial, or of some of its entrants, in this process. */
export function runTrial(
  { race }: Pick<Trial, "race">,
  engine: EngineId = "fast",
  entrants: readonly Entrant[] = entrantsOf(race),
): readonly RaceRun[] {
  const runner = new RaceRunner({ setUp: race, engine, maps: false });
  return entrants.flatMap((entrant) => runner.run({ entrant, seeds: seedsOf(race) }));
}

/** The claims and the challenge, one line each. */
export async function listLessons(): Promise<string> {
  if (!knows("challenge.line")) await loadWords("en", ["lessons", "units"]);
  const lessons = [...claims, { id: challengeId, claim: say("challenge.line") }];
  const width = Math.max(...lessons.map(({ id }) => id.length));
  return lessons.map(({ id, claim }) => `${id.padEnd(width)}  ${claim}`).join("\n");
}

/**
 * What the page would say of a claim, from runs that are made now.
 *
 * @throws UsageError where there is no such claim.
 */
export async function* runLesson(id: string, engine: EngineId): AsyncIterable<string> {
  const claim = findClaim(id);
  if (!claim)
    throw new UsageError(`There is no lesson ${id}. Without a name, lesson lists them all.`);
  if (!knows("claims.title")) await loadWords("en", ["lessons", "units"]);
  const text = (part: "claim" | "source" | "why" | "careful"): string =>
    entryText(`claim.${claim.id}.${part}`, claim[part]);
  yield text("claim");
  yield say("claims.source", { source: text("source") });
  for (const [index, trial] of trialsOf(claim).entries()) {
    yield "";
    if (index > 0) yield leadOf(claim, index - 1);
    yield saySetUp(trial.race).join(" · ");
    const finding = findingOf(trial, runTrial(trial, engine));
    yield rowsOf(trial, finding);
    yield sayVerdict(trial, finding);
    for (const reading of finding.readings) yield* sayReading(trial.race, reading);
  }
  yield "";
  yield `${say("claims.whyTitle")}: ${text("why")}`;
  yield `${say("claims.carefulTitle")}: ${text("careful")}`;
}

const leadOf = ({ id, elsewhere }: ListedClaim, index: number): string =>
  entryText(`claim.${id}.elsewhere.${index}`, elsewhere[index]?.lead ?? "");

function rowsOf({ race }: Trial, { summaries }: Finding): string {
  const epochs = (value: number | null): string => (value === null ? "–" : formatCount(value));
  return textTable(
    summaries.map((summary) => {
      const { median, medianInterval } = summary.epochs;
      return [
        `  ${sayEntrant(race, summary)}`,
        epochs(median),
        `${epochs(medianInterval.lower)} … ${epochs(medianInterval.upper)}`,
        `${summary.converged}/${summary.runs}`,
      ];
    }),
  );
}
