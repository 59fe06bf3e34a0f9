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

test("with batch normalisation ten layers of sigmoid need some thirty epochs", () => {
  const [, normalised = 0] = medians(queryOf("deepSigmoidNormalised"));
  expect(normalised).toBeGreaterThan(20);
  expect(normalised).toBeLessThan(40);
});

test("one sigmoid layer after five of ReLU costs some six epochs, every second layer some thirty", () => {
  const [, last = 0, everySecond = 0] = medians(queryOf("sigmoidAmongRelu"));
  expect(last).toBeGreaterThan(3);
  expect(last).toBeLessThan(10);
  expect(everySecond).toBeGreaterThan(20);
  expect(everySecond).toBeLessThan(40);
});

test("with skip connections twelve layers of tanh need a fifth of the epochs, and ReLU fails", () => {
  const [plain = 0, skipping = 0, relu = 0, reluSkipping = 0] = medians(queryOf("deepSkips"));
  expect(skipping).toBeLessThan(plain / 5);
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
