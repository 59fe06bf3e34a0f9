import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const maxout: Claim = {
  group: "speed",
  claim: "Maxout beats every fixed function, because it learns its own shape.",
  source: "Goodfellow et al. 2013, as it is retold.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does ReLU need?",
    of: "relu",
    than: "maxout",
  },
  trial: {
    race: raceOf({ arms: ["relu", "maxout"], seeds: 48 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "maxout", claimed: "more" },
      { kind: "weights", of: ["relu", "maxout"] },
    ],
    comesOut: "holds",
  },
  why: "A Maxout unit is the larger of learned straight lines. Each line has weights of its own, so that a network of as many units is a larger network.",
  elsewhere: [
    {
      lead: "ReLU with wider layers, until it has as many weights.",
      race: raceOf({
        arms: ["relu", "maxout"],
        seeds: 32,
        budget: 1000,
        vary: { field: "width", values: [3, 5] },
      }),
      reads: [
        {
          kind: "ratio",
          slower: { arm: "relu", at: 5 },
          faster: { arm: "maxout", at: 3 },
          claimed: "more",
        },
        {
          kind: "weights",
          of: [
            { arm: "relu", at: 5 },
            { arm: "maxout", at: 3 },
          ],
        },
      ],
      comesOut: "open",
    },
  ],
  careful:
    "Per unit, yes. Per weight, a somewhat wider ReLU network does as well. Compare networks of equal size, or say that they are not.",
};
