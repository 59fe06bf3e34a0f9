import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { SavedRun } from "../../../src/engine/saved-run/saved-run.ts";

const figures = { trainLoss: 0.25, testLoss: 0.5, testAccuracy: 0.75 };

/** A run as a file has it: two arms on one unit, changed by hand on the way; one has diverged. */
export const exampleRun: SavedRun = {
  engine: "fast",
  arithmetic: 3,
  experiment: {
    ...defaultExperiment,
    network: { ...defaultExperiment.network, hidden: [1] },
    arms: [
      armOf("prelu"),
      {
        activation: "invented",
        parameters: {},
        learningRate: 0.1,
        invention: { name: "<b>mine</b>", formula: "max(z, 0)", learnable: [] },
      },
    ],
  },
  slots: [0, 3],
  focused: 1,
  place: { epoch: 2, update: 3 },
  changes: [
    { kind: "rates", iteration: 20, rates: { learningRate: 0.3, regularisationRate: 0.001 } },
    { kind: "parameter", iteration: 21, arm: 1, index: 2, value: 0.5 },
  ],
  arms: [
    {
      epoch: 2,
      iteration: 53,
      outcome: { kind: "converged", epochsToTarget: 1, computeMs: 0.5 },
      divergedAt: null,
      ...figures,
      computeMs: 1.5,
      history: [{ epoch: 1, ...figures }],
      parameters: {
        weights: [[[0.5, -0.25]], [[1]]],
        biases: [[0.125], [0]],
        learned: { slope: [0.25] },
      },
    },
    {
      epoch: 2,
      iteration: 50,
      outcome: { kind: "diverged", atEpoch: 2 },
      divergedAt: 2,
      trainLoss: Number.NaN,
      testLoss: Number.NaN,
      testAccuracy: Number.NaN,
      computeMs: 1.25,
      history: [],
      parameters: { weights: [[[Number.NaN, 0]], [[0]]], biases: [[0], [0]] },
    },
  ],
  points: { train: [{ x1: 1, x2: -2, label: 1 }], test: [{ x1: 0, x2: 0.5, label: 0 }] },
};
