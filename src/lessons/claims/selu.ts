import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const home = {
  hidden: Array<number>(10).fill(16),
  start: "lecun",
  scaling: "standardised",
  budget: 100,
} as const;

export const selu: Claim = {
  group: "setUp",
  claim: "SELU normalises itself, so it beats ReLU.",
  source: "Klambauer et al. 2017; the conditions are often left out.",
  prediction: {
    kind: "factor",
    question: "In a deep network: how many times as many epochs does ReLU need?",
    of: "relu",
    than: "selu",
  },
  trial: {
    race: raceOf({ ...home, arms: ["relu", "tanh", "selu"], seeds: 16, rate: 0.01 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "selu", claimed: "more" },
      { kind: "ratio", slower: "tanh", faster: "selu" },
    ],
    comesOut: "holds",
  },
  why: "SELU's scale keeps the signal's mean and variance from layer to layer, if the weights start by LeCun's rule and the inputs are standardised.",
  elsewhere: [
    {
      lead: "Away from home: the small network, another start, raw inputs.",
      race: raceOf({ arms: ["relu", "tanh", "selu"], seeds: 32 }),
      reads: [
        { kind: "ratio", slower: "relu", faster: "selu", claimed: "more" },
        { kind: "ratio", slower: "selu", faster: "tanh" },
      ],
      comesOut: "fails",
    },
    {
      lead: "At home, with a larger learning rate.",
      race: raceOf({ ...home, arms: ["relu", "elu", "selu"], seeds: 24, rate: 0.1 }),
      reads: [
        { kind: "ratio", slower: "relu", faster: "selu", claimed: "more" },
        { kind: "ratio", slower: "selu", faster: "elu" },
      ],
      comesOut: "open",
    },
  ],
  careful:
    "At home, yes: deep dense layers, LeCun's start, standardised inputs, a small rate. Change one of these and it loses its lead.",
};
