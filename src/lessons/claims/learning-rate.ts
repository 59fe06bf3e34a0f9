import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const rates = [0.01, 0.1, 0.3] as const;

export const learningRate: Claim = {
  group: "setUp",
  claim: "Which activation function you choose decides how fast a network learns.",
  source: "Comparisons that show one learning rate for all.",
  prediction: {
    kind: "yesNo",
    question: "Is tanh at every rate faster than sigmoid at any?",
  },
  trial: {
    race: raceOf({
      arms: ["sigmoid", "tanh"],
      seeds: 24,
      budget: 1500,
      vary: { field: "learningRate", values: rates },
    }),
    reads: [
      {
        kind: "ratio",
        slower: { arm: "sigmoid", at: 0.3 },
        faster: { arm: "tanh", at: 0.01 },
        claimed: "more",
      },
      { kind: "ratio", slower: { arm: "sigmoid", at: 0.3 }, faster: { arm: "tanh", at: 0.3 } },
    ],
    comesOut: "fails",
  },
  why: "Sigmoid's gradients are small, and a larger rate makes up for part of it. Here speed grows about as the rate does, for both.",
  elsewhere: [
    {
      lead: "Both at the same rate, as articles show it.",
      race: raceOf({ arms: ["sigmoid", "tanh"], seeds: 32 }),
      reads: [{ kind: "ratio", slower: "sigmoid", faster: "tanh", claimed: "more" }],
      comesOut: "holds",
    },
    {
      lead: "More, as a map.",
      picture: "map",
      race: raceOf({
        arms: ["sigmoid", "tanh", "relu", "elu"],
        seeds: 12,
        budget: 1000,
        vary: { field: "learningRate", values: [0.01, 0.03, 0.1, 0.3, 1] },
      }),
      reads: [
        {
          kind: "ratio",
          slower: { arm: "sigmoid", at: 0.3 },
          faster: { arm: "tanh", at: 0.01 },
          claimed: "more",
        },
        { kind: "ratio", slower: { arm: "sigmoid", at: 0.3 }, faster: { arm: "relu", at: 0.3 } },
      ],
      comesOut: "fails",
    },
  ],
  careful:
    "At one rate for both, tanh is far ahead. Give each the rate that suits it and the gap shrinks, though it stays. Say which rate, and how it was chosen.",
};
