import { expect, test } from "vitest";
import { defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import type { RaceSetUp } from "../../src/engine/race/race.ts";
import { raceCsv } from "../../src/exchange/race-csv.ts";
import { exampleRun, exampleSetUp } from "../engine/race/example-race.ts";

test("comma-separated values name the function and the varied value, and quote commas", () => {
  const [arm] = exampleSetUp.experiment.arms;
  const setUp: RaceSetUp = {
    experiment: {
      ...exampleSetUp.experiment,
      arms: arm
        ? [{ ...arm, activation: "swish", parameters: { beta: 2 }, learningRate: 0.1 }]
        : [],
    },
    variation: { field: "scheme", values: ["heNormal"] },
  };
  const run = exampleRun({ seed: 4, trainLoss: Number.NaN });
  expect(raceCsv(setUp, [run])).toBe(
    "arm,function,scheme,seed,outcome,epochs,computeMs,trainLoss,testLoss,testAccuracy,deadUnits\r\n" +
      "0,swish(beta:2)@0.1,heNormal,4,converged,40,1.5,,0.052,0.98,0\r\n",
  );
  const typed = {
    ...defaultExperiment,
    arms: [
      {
        activation: "invented",
        parameters: {},
        learningRate: null,
        invention: { name: 'So "called"', formula: "max(z, 0)", learnable: [] },
      },
    ],
  };
  expect(raceCsv({ experiment: typed, variation: null }, [run]).split("\r\n")[1]).toMatch(
    /^0,"invented\('So ""called""','max\(z, 0\)'\)",4,/,
  );
});
