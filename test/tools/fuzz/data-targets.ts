import { sayPlaygroundLink } from "../../../src/components/data/playground-link-words.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentFromQuery, experimentToQuery } from "../../../src/engine/experiment/url.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { readPlaygroundLink } from "../../../src/exchange/playground-link.ts";
import { sayDataset } from "../../../src/words/data.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import { playgroundLinks } from "../../exchange/playground-links.ts";
import type { Target } from "./targets.ts";

/** What is brought must be taken whole, go through a link unchanged, and give points. */
function useData(json: unknown): readonly string[] {
  const { experiment, problems } = parseExperiment(json);
  const again = experimentFromQuery(experimentToQuery(experiment));
  if (again.problems.length > 0) throw new Error("a link that is not valid");
  if (JSON.stringify(again.experiment.data) !== JSON.stringify(experiment.data)) {
    throw new Error("a link that gives other data");
  }
  const { train, test } = prepareRun(experiment);
  const numbers = [train, test].flatMap(({ inputs, targets }) => [...inputs, ...targets]);
  if (!numbers.every(Number.isFinite)) throw new Error("points that are no numbers");
  return [...problems.map(sayProblem), sayDataset(experiment.data)];
}

/** Takers of what people bring to be learned. */
export const dataTargets: readonly Target[] = [
  {
    id: "rules",
    wellFormed: [
      ...["x2 > sin(x1)", "x1^2 + x2^2 < 9", "x1*x2", "floor(x1) % 2 == floor(x2) % 2"],
      ...["x₁² + y² < 9 and not x > 1", "where(x1 > 0, x2, -x2)", String.raw`x_2 > \sin(x_1)`],
      ...["exp(x1) + 1/x2", "relu(x1 - x2) + |x2|", "0 < x1 < 2 || x2 > log(x1)"],
    ],
    take: (rule: string) =>
      useData({ data: { dataset: "rule", rule, sampleCount: 20, noise: 10 } }),
  },
  {
    id: "playgroundLinks",
    wellFormed: playgroundLinks.map(({ link }) => link),
    take(text: string) {
      const link = readPlaygroundLink(text);
      if (!link) return [];
      if (parseExperiment(link.experiment).problems.length > 0) {
        throw new Error("an experiment that is not valid");
      }
      return [sayPlaygroundLink(link)];
    },
  },
];
