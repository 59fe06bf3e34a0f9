import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["relu", "prelu"] as const;

export const prelu = {
  group: "speed",
  claim: "PReLU learns its own slope, so it can only be better than ReLU.",
  source: "He et al. 2015, as it is retold.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does ReLU need?",
    of: "relu",
    than: "prelu",
  },
  trial: {
    race: raceOf({ arms, seeds: 48, data: "xor", budget: 1000 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "prelu", claimed: "more" },
      { kind: "arrivals", claimed: [{ of: "relu" }, { of: "prelu", from: 0.9 }] },
    ],
    comesOut: "holds",
  },
  why: "The slope left of zero is learned with the weights. Each hidden layer ends with a slope of its own.",
  learns: { place: "prelu", epochs: 60 },
  elsewhere: [
    {
      lead: "The circle.",
      race: raceOf({ arms, seeds: 48 }),
      reads: [{ kind: "ratio", slower: "relu", faster: "prelu", claimed: "more" }],
      comesOut: "open",
    },
    {
      lead: "Hidden biases that start very low, so that every unit begins left of zero.",
      race: raceOf({ arms, seeds: 16, hidden: [8], bias: -3, budget: 600 }),
      reads: [{ kind: "arrivals", claimed: [{ of: "prelu", from: 0.5 }] }],
      comesOut: "fails",
    },
  ],
  careful:
    "Often better, seldom worse, and not a cure. A learned slope starts small, and from a bad start it learns as slowly as the weights.",
} as const satisfies Claim;
