import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const largerSteps: Claim = {
  group: "units",
  claim: "With a larger learning rate it just learns faster.",
  source: "Everybody's first experiment.",
  prediction: {
    kind: "times",
    question: "When does ReLU get there at each rate?",
    of: [0.03, 0.1, 0.3, 1].map((at) => ({ arm: "relu", at })),
  },
  trial: {
    race: raceOf({
      arms: ["relu"],
      seeds: 32,
      data: "xor",
      budget: 600,
      vary: { field: "learningRate", values: [0.03, 0.1, 0.3, 1] },
    }),
    reads: [
      { kind: "trend", arm: "relu", claimed: "faster" },
      {
        kind: "dead",
        claimed: [{ of: { arm: "relu", at: 0.03 } }, { of: { arm: "relu", at: 1 } }],
      },
    ],
    comesOut: "fails",
  },
  why: "One large step can throw a ReLU unit so far left that no point reaches its slope any more. No gradient brings it back: it is dead.",
  elsewhere: [
    {
      lead: "tanh on the circle, and no rate quite so large.",
      race: raceOf({
        arms: ["tanh"],
        seeds: 32,
        budget: 1000,
        vary: { field: "learningRate", values: [0.01, 0.03, 0.1, 0.3] },
      }),
      reads: [{ kind: "trend", arm: "tanh", claimed: "faster" }],
      comesOut: "holds",
    },
  ],
  careful:
    "Faster up to a point, which depends on the function and the data; beyond it runs fail. Find the rate for each function before comparing them.",
};
