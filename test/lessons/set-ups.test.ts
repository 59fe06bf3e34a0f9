import { describe, expect, test } from "vitest";
import { unitShares } from "../../src/engine/diagnostics/unit-shares.ts";
import type { ArmSpec } from "../../src/engine/experiment/experiment.ts";
import { experimentFromQuery, experimentToQuery } from "../../src/engine/experiment/url.ts";
import { linePoints } from "../../src/engine/race/decision-map.ts";
import type { ArmRun } from "../../src/engine/training/run.ts";
import endings from "../../src/lessons/set-ups/endings.json" with { type: "json" };
import { endingOf, trainToTheEnd } from "../../src/lessons/set-ups/endings.ts";
import { namedSetUps } from "../../src/lessons/set-ups/registry.ts";
import { setUpOf } from "../engine/example-experiment.ts";

const seeds = [0, 1, 2, 3, 4];

describe.each(namedSetUps.map((setUp) => [setUp.id, setUp] as const))("%s", (id, setUp) => {
  const { experiment, problems } = experimentFromQuery(setUp.query);

  test("is an address without a fault, written as the page writes it", () => {
    expect(problems).toEqual([]);
    expect(experimentFromQuery(experimentToQuery(experiment)).experiment).toEqual(experiment);
    expect(setUp.converges).toHaveLength(experiment.arms.length);
  });

  test("ends as it is kept (if not: npm run set-ups)", () => {
    expect(endings[id]).toEqual(endingOf(experiment, setUp.pictured));
  });

  test("does over five seeds what its sentence says", () => {
    const runs = seeds.map((seed) => trainToTheEnd({ ...experiment, seed }));
    const converges = experiment.arms.map((_, arm) => {
      const count = runs.filter((arms) => arms[arm]?.outcome?.kind === "converged").length;
      return count === 0 ? "never" : count === seeds.length ? "always" : "sometimes";
    });
    expect(converges).toEqual(setUp.converges);
  });
});

/** Median epochs over the seeds, where an activation that does not converge counts as the budget. */
function medians(query: string): readonly number[] {
  const { experiment } = experimentFromQuery(query);
  const runs = seeds.map((seed) => trainToTheEnd({ ...experiment, seed }));
  return experiment.arms.map((_, arm) => {
    const epochs = runs.map((arms) => {
      const outcome = arms[arm]?.outcome;
      return outcome?.kind === "converged" ? outcome.epochsToTarget : experiment.rule.budget;
    });
    return epochs.toSorted((a, b) => a - b)[2] ?? Number.NaN;
  });
}

test("in the classic ReLU is first and sigmoid last, on the spiral as well", () => {
  for (const query of ["", "data=spiral&hidden=8,8,8,8"]) {
    const [sigmoid = 0, tanh = 0, relu = 0] = medians(query);
    expect(relu).toBeLessThan(tanh);
    expect(tanh).toBeLessThan(sigmoid);
  }
});

test("eight neurons need fewer epochs than three, for each activation", () => {
  const three = medians("hidden=3");
  for (const [arm, epochs] of medians("hidden=8").entries()) {
    expect(epochs).toBeLessThan(three[arm] ?? 0);
  }
});

/** The query of a set-up. */
const queryOf = (wanted: string): string =>
  namedSetUps.find(({ id }) => id === wanted)?.query ?? "";

describe("numbers of epochs in sentences", () => {
  /** What a sentence says of an activation, by its place: its epochs lie between these. */
  const claimed = [
    { id: "deepSigmoidNormalised", words: "within forty epochs", arm: 1, above: 0, below: 40 },
    { id: "sigmoidAmongRelu", words: "within ten epochs", arm: 1, above: 0, below: 10 },
    { id: "sigmoidAmongRelu", words: "within fifty", arm: 2, above: 0, below: 50 },
    { id: "deepSkips", words: "more than twenty epochs", arm: 0, above: 20, below: 300 },
    { id: "deepSkips", words: "fewer than ten", arm: 1, above: 0, below: 10 },
  ] as const;

  test.each(claimed)("$id: “$words” is so on the card and for every seed", (claim) => {
    const { id, words, arm, above, below } = claim;
    const setUp = namedSetUps.find((one) => one.id === id);
    expect(setUp?.sentence).toContain(words);
    const { experiment } = experimentFromQuery(queryOf(id));
    const ofArm = { ...experiment, arms: experiment.arms.slice(arm, arm + 1) };
    const trained = seeds.map((seed) => trainToTheEnd({ ...ofArm, seed })[0]?.outcome);
    const epochs = trained.map((outcome) =>
      outcome?.kind === "converged" ? outcome.epochsToTarget : Number.NaN,
    );
    for (const count of [endings[id].epochs[arm], ...epochs]) {
      expect(count).toBeGreaterThan(above);
      expect(count).toBeLessThan(below);
    }
  });

  test("are all claimed above", () => {
    const number = /\b(?:some|about|within|(?:more|fewer|less) than) \w+|\w+ (?:of the )?epochs/g;
    for (const { id, sentence } of namedSetUps) {
      const said = sentence.match(number)?.filter((words) => words !== "fewer epochs") ?? [];
      const known = claimed.filter((claim) => claim.id === id).map(({ words }) => words);
      for (const words of said) expect(known.join(), id).toContain(words);
    }
  });
});

test("ReLU learns in twelve layers, and fails with skip connections", () => {
  const [, , relu = 0, reluSkipping = 0] = medians(queryOf("deepSkips"));
  expect(relu).toBeLessThan(50);
  // The budget: most do not converge.
  expect(reluSkipping).toBe(300);
});

test("a step function's jumps stay where they start, and ReLU's hinges move", () => {
  const { experiment } = experimentFromQuery(queryOf("hinges"));
  const places = linePoints(480);
  const bendsOf = ({ trainer }: Pick<ArmRun, "trainer">, arm: number) => {
    const parameters = Float32Array.from(trainer.parameters());
    return unitShares(
      { ...setUpOf(experiment, experiment.arms[arm] as ArmSpec), parameters },
      places,
    ).bends;
  };
  const start = experiment.arms.map((arm) => unitShares(setUpOf(experiment, arm), places).bends);
  const runs = trainToTheEnd(experiment);
  const end = runs.map((run, arm) => bendsOf(run, arm));
  expect(start[0]?.flat().length).toBeGreaterThan(0);
  expect(end[0]).not.toEqual(start[0]);
  expect(end[2]).toEqual(start[2]);
});
