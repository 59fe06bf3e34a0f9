import { expect, test } from "vitest";
import { faultOf, faultOfSentence, inputOf, shown } from "./cases.ts";
import { targets } from "./targets.ts";

/** A short part of `npm run fuzz`, the same every time; how long a case takes, that command judges. */
const cases: Readonly<Record<string, number>> = {
  ...{ formulas: 60, messages: 30 },
  ...{ lectures: 10_000, lectureTrees: 10_000 },
};

test.each(targets.map((target, place) => ({ id: target.id, target, place })))(
  "mutants of $id are taken, or refused with a sentence",
  ({ id, target, place }) => {
    for (const input of target.wellFormed) expect(faultOf(target, input), shown(input)).toBeNull();
    for (let index = 0; index < (cases[id] ?? 150); index++) {
      const input = inputOf(target, 1, place, index);
      expect(faultOf(target, input), `case ${index}: ${shown(input)}`).toBeNull();
    }
  },
);

test("what throws, or answers with no sentence, is a fault", () => {
  const answering = (text: string) => ({ id: "one", wellFormed: [""], take: () => [text] });
  const throwing = {
    ...answering(""),
    take: () => {
      throw new TypeError("no");
    },
  };
  expect(faultOf(answering("Must be a number."), "")).toBeNull();
  expect(faultOf(throwing, "")).toBe("threw TypeError: no");
  for (const text of [
    "",
    "problem.line",
    "It is undefined.",
    "[object Object]",
    "a".repeat(3000),
  ]) {
    expect(faultOfSentence(text), text).not.toBeNull();
  }
});

test("a seed gives the same mutants again, and another one others", () => {
  const [target] = targets;
  if (!target) throw new Error("no target");
  const some = (seed: number) =>
    Array.from({ length: 20 }, (_, index) => shown(inputOf(target, seed, 0, index)));
  expect(some(1)).toEqual(some(1));
  expect(some(1)).not.toEqual(some(2));
});
