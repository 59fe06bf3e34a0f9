import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["sigmoid", "hardSigmoid"] as const;

export const hardSigmoid: Claim = {
  group: "speed",
  claim: "Hard sigmoid is sigmoid, only cheaper to compute.",
  source: "Framework documentation; articles on mobile networks.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does hard sigmoid need?",
    of: "hardSigmoid",
    than: "sigmoid",
  },
  trial: {
    race: raceOf({ arms, seeds: 32 }),
    reads: [
      { kind: "ratio", slower: "hardSigmoid", faster: "sigmoid", claimed: "same" },
      { kind: "cost", costly: "sigmoid", cheap: "hardSigmoid" },
    ],
    comesOut: "fails",
  },
  why: "The straight piece in the middle is less steep than sigmoid at zero, and outside of it the slope is exactly zero.",
  elsewhere: [
    {
      lead: "Two clusters of points.",
      race: raceOf({ arms, seeds: 32, data: "gauss", budget: 500 }),
      reads: [
        { kind: "ratio", slower: "hardSigmoid", faster: "sigmoid", claimed: "same" },
        { kind: "cost", costly: "sigmoid", cheap: "hardSigmoid" },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "An epoch may cost less; it takes more of them on the circle. Epochs and milliseconds are different claims, and milliseconds belong to a machine.",
};
