import type { RaceFileFact, RaceFileProblem } from "../engine/race/race-file-problem.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import { formatCount } from "./format.ts";
import { sayProblem } from "./problem.ts";
import { listOf, say } from "./say.ts";

/**
 * What is wrong with a race's file: "line 3: Is neither a header nor a run."
 *
 * @param placeOf what a person calls a line, counted from 1.
 */
export function sayRaceFileProblem(
  { line, fact }: RaceFileProblem,
  placeOf: (line: number) => string = (one) => say("raceFile.line", { line: one }),
): string {
  const message = sayFault(fact);
  return line === null ? message : say("raceFile.problem", { place: placeOf(line), message });
}

function sayFault(fact: RaceFileFact): string {
  switch (fact.code) {
    case "version":
      return say("raceFile.version", { given: fact.given, known: fact.known });
    case "setUp":
      return sayProblem(fact.problem);
    case "noArithmetic":
      return say("raceFile.noArithmetic");
    case "otherArithmetic":
      return say("raceFile.otherArithmetic", { version: fact.arithmetic });
    case "otherEngine":
      return say("raceFile.otherEngine", { engine: fact.engine });
    case "otherSetUp":
      return say("raceFile.otherSetUp", { sections: listOf(fact.sections, "unit") });
    case "noSuchArm":
      return say("raceFile.noSuchArm", { arm: fact.arm, variant: fact.variant });
    case "badNumber":
      return say("raceFile.badNumber", { field: fact.field });
    case "beyondBudget":
      return say("raceFile.beyondBudget", {
        epochs: formatCount(fact.epochs),
        budget: formatCount(fact.budget),
      });
    case "seedTooFar":
      return say("raceFile.seedTooFar", { seed: String(fact.seed), most: formatCount(fact.most) });
    case "contradiction": {
      const { arm, variant, seed } = fact.here;
      const [before, here] = [runText(fact.before), runText(fact.here)];
      // The seed as the file has it, without separators.
      return say("raceFile.contradiction", { arm, variant, seed: String(seed), before, here });
    }
    default:
      return say(`raceFile.${fact.code}`);
  }
}

/** The numbers as the file has them. */
const runText = ({ outcome, epochs, trainLoss }: RaceRun): string =>
  say("raceFile.run", {
    outcome: outcome.kind,
    epoch: String(epochs),
    trainLoss: String(trainLoss),
  });
