import type { Claim } from "../claim.ts";
import { raceOf, softmaxLayer } from "../trial.ts";

export const softmaxInside: Claim = {
  group: "setUp",
  claim: "Softmax belongs at the output and nowhere else.",
  source: "Courses on classification; lists that name softmax among the activation functions.",
  prediction: {
    kind: "times",
    question: "Softmax in both hidden layers, or tanh: when does each learn the circle?",
    of: ["tanh", "linear"],
  },
  trial: {
    race: raceOf({ arms: ["tanh", softmaxLayer], seeds: 32, budget: 1000 }),
    reads: [
      {
        kind: "arrivals",
        claimed: [
          { of: "tanh", from: 0.8 },
          { of: "linear", to: 0.2 },
        ],
      },
    ],
    comesOut: "holds",
  },
  why: "Softmax deals out shares of one whole: what one neuron gains the others lose. In a narrow layer little is left free to move, and once one neuron holds nearly all, the slopes of all fade.",
  elsewhere: [
    {
      lead: "A single wide layer and exclusive or: there are neurons to spare.",
      race: raceOf({
        arms: ["tanh", softmaxLayer],
        seeds: 32,
        data: "xor",
        hidden: [8],
        budget: 600,
      }),
      reads: [
        { kind: "arrivals", claimed: [{ of: "tanh" }, { of: "linear", to: 0.2 }] },
        { kind: "ratio", slower: "tanh", faster: "linear" },
      ],
      comesOut: "fails",
    },
    {
      lead: "Must it be softmax at the output? Spirals, and tanh inside.",
      race: raceOf({
        arms: ["tanh"],
        seeds: 32,
        data: "threeSpirals",
        hidden: [8, 8],
        rate: 0.1,
        accuracy: 0.95,
        budget: 600,
        vary: { field: "output", values: ["softmax", "sigmoid", "tanh", "linear"] },
      }),
      reads: [
        {
          kind: "arrivals",
          claimed: (["sigmoid", "tanh", "linear"] as const).map((at) => ({
            of: { arm: "tanh", at },
            to: 0.2,
          })),
        },
        {
          kind: "ratio",
          slower: { arm: "tanh", at: "softmax" },
          faster: { arm: "tanh", at: "linear" },
        },
      ],
      comesOut: "fails",
    },
  ],
  careful:
    "At the output softmax makes shares that add up to one; other outputs find the classes about as soon. Inside it wants neurons to spare; attention is built on it.",
};
