import { expect, test } from "vitest";
import { parseRaceFile } from "../../src/engine/race/parse-race-file.ts";
import type { RaceResults } from "../../src/engine/race/race-file.ts";
import { summariseEntrants } from "../../src/engine/statistics/summarise-race.ts";
import { headlessProcess } from "./command.ts";

/**
 * Medians (400 seeds) and quartiles (50 seeds) of epochs to train loss 0.05, measured
 * with another engine in float64, verified against TensorFlow Playground's own, and with
 * other random numbers.
 */
const measured = {
  sigmoid: { median: 655, quartiles: [477, 826] },
  tanh: { median: 54, quartiles: [43, 92] },
  relu: { median: 32, quartiles: [26, 67] },
} as const;

/**
 * Three standard errors of the difference between a median of 50 seeds and one
 * of 400. A median's is 1.2533 σ / √n near the normal, σ taken as IQR / 1.349.
 */
function tolerance([lower, upper]: readonly [number, number]): number {
  return ((3 * 1.2533 * (upper - lower)) / 1.349) * Math.sqrt(1 / 50 + 1 / 400);
}

test("circle, 2-3-3-1, rate 0.03: tanh beats sigmoid tenfold, ReLU beats tanh, as measured", async () => {
  const given = {
    experiment: {
      data: { dataset: "circle", noise: 0, sampleCount: 500, trainShare: 0.5 },
      network: { features: ["x1", "x2"], scaling: "raw", hidden: [3, 3], output: "tanh" },
      arms: Object.keys(measured),
      initialisation: { scheme: "uniform", range: 0.5, hiddenBias: 0.1, outputBias: 0.1 },
      optimiser: { algorithm: "sgd", learningRate: 0.03 },
      batch: { size: 10, shuffle: "once" },
      rule: { metric: "trainLoss", threshold: 0.05, sustained: 1, budget: 2000 },
    },
  };
  const { stdout } = await headlessProcess(
    ["-", "--seeds", "0-49", "--jobs", "2"],
    JSON.stringify(given),
  );
  const { race, runs } = parseRaceFile(stdout).results as RaceResults;
  expect(runs).toHaveLength(150);
  const medians = summariseEntrants(race, runs).map(({ epochs }) => epochs.median ?? Number.NaN);
  const [sigmoid, tanh, relu] = medians as [number, number, number];
  for (const [index, { median, quartiles }] of Object.values(measured).entries()) {
    expect(Math.abs((medians[index] as number) - median)).toBeLessThan(tolerance(quartiles));
  }
  expect(relu).toBeLessThan(tanh);
  // "sigmoid/tanh = 12.1": the medians' own tolerances, 143 in 655 and 20 in 54, allow 8 to 19.
  expect(sigmoid / tanh).toBeGreaterThan(8);
  expect(sigmoid / tanh).toBeLessThan(19);
});
