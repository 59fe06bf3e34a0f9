import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const initialisation: Claim = {
  group: "setUp",
  claim: "How the weights start is a detail.",
  source: "Most comparisons do not mention it.",
  prediction: {
    kind: "factor",
    question: "tanh: how many times as many epochs from a plain uniform start as from Glorot's?",
    of: { arm: "tanh", at: "uniform" },
    than: { arm: "tanh", at: "glorotUniform" },
  },
  trial: {
    race: raceOf({
      arms: ["tanh", "relu"],
      seeds: 48,
      data: "xor",
      budget: 600,
      vary: { field: "scheme", values: ["uniform", "glorotUniform", "heNormal"] },
    }),
    reads: [
      {
        kind: "ratio",
        slower: { arm: "tanh", at: "uniform" },
        faster: { arm: "tanh", at: "glorotUniform" },
        claimed: "same",
      },
      {
        kind: "ratio",
        slower: { arm: "relu", at: "uniform" },
        faster: { arm: "relu", at: "glorotUniform" },
      },
    ],
    comesOut: "fails",
  },
  why: "Small weights keep every unit near zero, where tanh is nearly linear. A start that fits the layer's size puts the signal where the curve bends.",
  elsewhere: [
    {
      lead: "Wider layers on the circle.",
      race: raceOf({
        arms: ["tanh", "relu"],
        seeds: 32,
        hidden: [8, 8],
        vary: { field: "scheme", values: ["uniform", "heNormal"] },
      }),
      reads: [
        {
          kind: "ratio",
          slower: { arm: "relu", at: "uniform" },
          faster: { arm: "relu", at: "heNormal" },
          claimed: "same",
        },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "It can matter more than the function. TensorFlow Playground's start flatters ReLU against tanh on xor. Name the start beside every comparison.",
};
