import type { Problem } from "../../engine/experiment/problem.ts";
import { sayProblem } from "../../words/problem.ts";
import { say } from "../../words/say.ts";

/** A problem for people: "4th activation, parameter a: …" for what stands at "arms[3].parameters.a". */
export const problemInWords = (problem: Problem): string =>
  sayProblem({ ...problem, path: placeInWords(problem.path) });

/** Where a problem is: "4th activation, parameter a"; the keys of an address stay as they are. */
export function placeInWords(path: string): string {
  const [, index, rest = ""] = /^arms\[(\d+)\](.*)$/.exec(path) ?? [];
  if (index === undefined) return path;
  const place = Number(index) + 1;
  const [, parameter] = /^\.parameters\.(.+)$/.exec(rest) ?? [];
  const part =
    parameter === undefined ? rest.slice(1) : say("problems.parameter", { name: parameter });
  return part === "" ? say("problems.arm", { place }) : say("problems.armPart", { place, part });
}
