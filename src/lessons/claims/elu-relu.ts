import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["relu", "leakyRelu", "elu"] as const;

export const eluRelu: Claim = {
  group: "speed",
  claim: "ELU converges faster than ReLU and Leaky ReLU.",
  source: "Clevert, Unterthiner & Hochreiter 2015: deep networks on images.",
  prediction: { kind: "order", question: "Which gets there first?", of: arms },
  trial: {
    race: raceOf({ arms, seeds: 64, budget: 1000 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "elu", claimed: "more" },
      { kind: "ratio", slower: "leakyRelu", faster: "elu", claimed: "more" },
    ],
    comesOut: "fails",
  },
  why: "ELU passes on a gradient left of zero, where ReLU passes on none. That helps units that are stuck there. On the circle few are, and ReLU's sharp corner is the better building stone.",
  elsewhere: [
    {
      lead: "Two clusters.",
      race: raceOf({ arms, seeds: 32, data: "gauss", budget: 500 }),
      reads: [
        { kind: "ratio", slower: "relu", faster: "elu", claimed: "more" },
        { kind: "ratio", slower: "leakyRelu", faster: "elu", claimed: "more" },
      ],
      comesOut: "holds",
    },
    {
      lead: "The circle with wider layers.",
      race: raceOf({ arms, seeds: 32, hidden: [8, 8] }),
      reads: [
        { kind: "ratio", slower: "relu", faster: "elu", claimed: "more" },
        { kind: "ratio", slower: "leakyRelu", faster: "elu", claimed: "more" },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "It depends on the data and on the width. The paper's networks were deep and saw images; a small network on a circle is neither.",
};
