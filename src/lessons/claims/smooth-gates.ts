import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["relu", "gelu", "swish", "mish"] as const;

export const smoothGates: Claim = {
  group: "speed",
  claim: "GELU, Swish and Mish learn faster than ReLU.",
  source:
    "Hendrycks & Gimpel 2016; Ramachandran et al. 2017; Misra 2019: large networks, a little more accuracy.",
  prediction: { kind: "order", question: "Which gets there first?", of: arms },
  trial: {
    race: raceOf({ arms, seeds: 64, budget: 1000 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "gelu", claimed: "more" },
      { kind: "ratio", slower: "relu", faster: "swish", claimed: "more" },
      { kind: "ratio", slower: "relu", faster: "mish", claimed: "more" },
    ],
    comesOut: "fails",
  },
  why: "The three are ReLUs with a rounded corner and a dip left of zero. Rounding keeps a gradient alive where ReLU has none, and costs sharpness where a sharp corner is what the task wants.",
  elsewhere: [
    {
      lead: "Points in four quarters (xor): who gets there at all?",
      race: raceOf({ arms, seeds: 32, data: "xor", budget: 1000 }),
      reads: [
        {
          kind: "arrivals",
          claimed: [
            { of: "relu", to: 0.9 },
            { of: "gelu", from: 0.95 },
            { of: "swish", from: 0.95 },
            { of: "mish", from: 0.95 },
          ],
        },
        { kind: "ratio", slower: "relu", faster: "mish" },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "Their papers measured accuracy of large networks, not epochs of small ones. On a small network they are safer than ReLU rather than faster.",
};
