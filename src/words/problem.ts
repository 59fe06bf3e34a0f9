import { briefJson, type Problem } from "../engine/experiment/problem.ts";
import type { NeedOfArms, ProblemFact } from "../engine/experiment/problem-fact.ts";
import type { InventionProblem } from "../functions/formula/invention.ts";
import { knowsFormulas, sayInventionProblem } from "./formula.ts";
import { listOf, say } from "./say.ts";

/** One line: "optimiser.learningRate: Must be … (given: −1)". */
export const sayProblem = ({ path, fact, given }: Problem): string =>
  say("problem.line", {
    place: path === "" ? say("problem.whole") : path,
    message: sayFact(fact),
    given: givenText(fact, given),
  });

function givenText(fact: ProblemFact, given: unknown): string {
  // Weights and biases would be too long to show.
  if (fact.code === "explicitMismatch") return say("problem.givenWeights");
  return given === undefined ? say("problem.givenNothing") : briefJson(given);
}

/** What is wrong, and what is allowed. Numbers and names stand as they would be typed. */
export function sayFact(fact: ProblemFact): string {
  switch (fact.code) {
    case "number":
    case "wholeNumber":
    case "listLength":
    case "armCount":
      return say(`problem.${fact.code}`, { min: String(fact.min), max: String(fact.max) });
    case "oneOf":
    case "fields":
    case "unknownField":
    case "unknownKey":
    case "featuresOfOneInput":
    case "outputOfRegression":
    case "needsOutput":
      return say(`problem.${fact.code}`, { allowed: listOf(fact.allowed, "unit") });
    case "shape":
      return say(`problem.shape.${fact.shape}`);
    case "tooManyArms":
    case "name":
      return say(`problem.${fact.code}`, { max: fact.max });
    case "fewPoints":
      return say("problem.fewPoints", { min: fact.min });
    case "otherInputs":
      return say("problem.otherInputs", { count: fact.count });
    case "layerFunctions":
      return say("problem.layerFunctions", { count: fact.count });
    case "otherTask":
      return say("problem.otherTask", { task: fact.task });
    case "unknownParameter": {
      const { name, allowed } = fact;
      const count = allowed.length;
      return say("problem.unknownParameter", { name, count, allowed: listOf(allowed, "unit") });
    }
    case "invention":
      return knowsFormulas() ? sayInventionProblem(fact.problem) : inShort(fact.problem);
    case "explicitMismatch":
      return say("problem.explicitMismatch", {
        needs: fact.needs
          .map(sayNeed)
          .reduce((first, second) => say("problem.needs", { first, second })),
      });
    case "doesNotGoWith":
      return say("problem.doesNotGoWith", { path: fact.path, message: sayFact(fact.fact) });
    default:
      return say(`problem.${fact.code}`);
  }
}

function sayNeed({ need, arms }: NeedOfArms): string {
  const text = needText(need);
  return arms === null ? text : say("problem.needOfArms", { need: text, arms });
}

function needText(need: NeedOfArms["need"]): string {
  switch (need.code) {
    case "layers":
      return say("problem.need.layers", { count: need.count });
    case "learnedNames":
      return say("problem.need.learnedNames", {
        count: need.names.length,
        names: listOf(need.names, "unit"),
      });
    case "learnedValues":
      return say("problem.need.learnedValues", { count: need.count, name: need.name });
    case "normalisedLayers":
      return say("problem.need.normalisedLayers", { count: need.count });
    case "normalisedNumbers": {
      const { count, layer, name } = need;
      return say("problem.need.normalisedNumbers", { count, layer, name });
    }
    default:
      return say(`problem.need.${need.code}`, { count: need.count, layer: need.layer });
  }
}

/** Code and place, where the words of formulas are not loaded. */
function inShort(problem: InventionProblem): string {
  const values = Object.entries(problem.values).map(([name, value]) =>
    say("problem.inventionFact", { name, value }),
  );
  const facts = listOf([problem.code, ...values], "unit");
  return problem.field === "formula"
    ? say("problem.inventionAt", { position: problem.position + 1, facts })
    : say("problem.invention", { facts });
}
