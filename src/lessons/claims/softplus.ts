import type { Claim } from "../claim.ts";
import { slopeOf } from "../slope.ts";
import { raceOf } from "../trial.ts";

const arms = ["sigmoid", "softplus", "relu"] as const;

export const softplus: Claim = {
  group: "speed",
  claim: "Softplus needs fewer epochs than ReLU and sigmoid.",
  source: "Zheng et al. 2015: phone recognition, with pre-training. Repeated without both.",
  prediction: { kind: "order", question: "Which gets there first?", of: arms },
  trial: {
    race: raceOf({ arms, seeds: 32 }),
    reads: [
      { kind: "ratio", slower: "relu", faster: "softplus", claimed: "more" },
      { kind: "ratio", slower: "sigmoid", faster: "softplus", claimed: "more" },
    ],
    comesOut: "partly",
  },
  why: "Softplus is a ReLU with its corner rounded off: its slope is the sigmoid itself. Near zero it passes on half of the gradient, and it bends too gently to cut a small circle out.",
  elsewhere: [
    {
      lead: "Points in four quarters (xor).",
      race: raceOf({ arms, seeds: 32, data: "xor", budget: 1000 }),
      reads: [
        { kind: "ratio", slower: "relu", faster: "softplus", claimed: "more" },
        { kind: "ratio", slower: "sigmoid", faster: "softplus", claimed: "more" },
        { kind: "arrivals", claimed: [{ of: "softplus", from: 0.9 }] },
      ],
      comesOut: "partly",
    },
  ],
  careful:
    "Fewer than sigmoid, yes. Than ReLU, not here; but where ReLU units get stuck, softplus keeps moving and all of its runs arrive.",
  states: [
    { says: "half of the gradient", value: () => slopeOf("softplus", 0), between: [0.5, 0.5] },
  ],
};
