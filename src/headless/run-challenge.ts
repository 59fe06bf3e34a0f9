import { fingerprint } from "../engine/race/fingerprint.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import { inventActivation } from "../functions/formula/invention.ts";
import {
  datasetsRound,
  depthsRound,
  entrantsIn,
  entryArm,
  type Round,
  type RoundId,
  ratesRound,
  ratesSweep,
  roundIds,
} from "../lessons/challenge.ts";
import { scoresOf, totalOf } from "../lessons/challenge-score.ts";
import { sayValue } from "../lessons/say-entrant.ts";
import { sayRange, saySide, sayTimes } from "../lessons/say-score.ts";
import { sayInventionProblem } from "../words/formula.ts";
import { knows, loadWords, say } from "../words/say.ts";
import { UsageError } from "./command-error.ts";
import { runTrial } from "./run-lesson.ts";
import { textTable } from "./text-table.ts";

/**
 * Every round of the challenge to beat ReLU, as the page scores it, from runs that are made now.
 *
 * @throws UsageError where the formula cannot be read.
 */
export async function* runChallenge(formula: string, engine: EngineId): AsyncIterable<string> {
  if (!knows("challenge.title")) await loadWords("en", ["lessons", "units", "formula"]);
  const { invention } = entryArm(formula);
  const invented = inventActivation(invention ?? { name: "", formula, learnable: [] });
  if (!invented.ok) throw new UsageError(`${formula}: ${sayInventionProblem(invented.problem)}`);
  yield `${say("challenge.title")}: ${say("challenge.field")} ${formula}`;
  for (const id of roundIds) {
    yield "";
    yield `${say(`challenge.round.${id}`)}. ${say(`challenge.lead.${id}`)}`;
    yield* scored(roundOf(id, formula, engine), engine);
  }
}

function roundOf(id: RoundId, formula: string, engine: EngineId): Round {
  if (id === "datasets") return datasetsRound(formula);
  if (id === "depths") return depthsRound(formula);
  const sweep = ratesSweep(formula);
  return ratesRound(formula, sweep, runTrial({ race: sweep }, engine));
}

function* scored(round: Round, engine: EngineId): Iterable<string> {
  const { race } = round;
  const runs = runTrial(round, engine, entrantsIn(round));
  const scores = scoresOf(round, runs);
  yield textTable([
    ["", say("challenge.head.ratio"), "", say("challenge.entry"), say("challenge.relu")],
    ...scores.map((score) => [
      race.variation ? sayValue(race.variation, score.variant) : "",
      sayTimes(score),
      sayRange(score),
      saySide(score.entry),
      saySide(score.relu),
    ]),
  ]);
  yield say("challenge.total", totalOf(scores));
  yield say("challenge.fingerprint", { fingerprint: fingerprint(race, runs) });
}
