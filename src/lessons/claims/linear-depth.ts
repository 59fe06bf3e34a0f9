import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const linearDepth: Claim = {
  group: "gradients",
  claim: "The deeper a network, the more it can learn.",
  source: "Introductions to deep learning, without the condition.",
  prediction: {
    kind: "yesNo",
    question: "Without an activation function: does a deep enough network learn the circle?",
  },
  trial: {
    race: raceOf({
      arms: ["linear"],
      seeds: 16,
      hidden: [8],
      budget: 300,
      vary: { field: "depth", values: [1, 2, 4, 6] },
    }),
    reads: [
      {
        kind: "arrivals",
        claimed: [1, 2, 4, 6].map((at) => ({ of: { arm: "linear", at }, from: 0.5 })),
      },
    ],
    comesOut: "fails",
  },
  why: "Linear after linear is linear: all layers together are one straight cut through the plane, however many there are.",
  elsewhere: [
    {
      lead: "Two clusters, where one straight cut is the answer.",
      race: raceOf({
        arms: ["linear", "relu"],
        seeds: 32,
        data: "gauss",
        budget: 300,
      }),
      reads: [
        { kind: "arrivals", claimed: [{ of: "linear", from: 0.95 }] },
        { kind: "ratio", slower: "relu", faster: "linear" },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "Depth adds something only through what lies between the layers. Where a straight cut is enough, no nonlinearity is faster than any.",
};
