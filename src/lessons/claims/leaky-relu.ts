import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["relu", "leakyRelu"] as const;

export const leakyRelu: Claim = {
  group: "units",
  claim: "Leaky ReLU makes no difference to ReLU.",
  source: "Comparison articles: “helps only in limited cases”.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does ReLU need?",
    of: "relu",
    than: "leakyRelu",
  },
  trial: {
    race: raceOf({ arms, seeds: 48 }),
    reads: [{ kind: "ratio", slower: "relu", faster: "leakyRelu", claimed: "same" }],
    comesOut: "holds",
  },
  why: "The two curves differ only left of zero, by a slope that is hardly visible. As long as no unit is stuck there, both learn alike.",
  elsewhere: [
    {
      lead: "Points in four quarters (xor), where ReLU units do get stuck.",
      race: raceOf({ arms, seeds: 96, data: "xor", budget: 1000 }),
      reads: [
        {
          kind: "arrivals",
          claimed: [{ of: "relu" }, { of: "leakyRelu", to: 0.85 }],
        },
        { kind: "dead", claimed: [{ of: "relu" }, { of: "leakyRelu" }] },
      ],
      comesOut: "fails",
    },
  ],
  careful:
    "No faster, and no slower. Where ReLU runs fail, some of them are saved. Look at how many arrive, not only at how fast.",
};
