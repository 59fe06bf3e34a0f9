import type { Claim } from "../claim.ts";
import { slopeOf } from "../slope.ts";
import { raceOf } from "../trial.ts";

const arms = ["relu", "leakyRelu", "prelu", "elu"] as const;

export const dyingRelu: Claim = {
  group: "units",
  claim: "ReLU units die. Leaky ReLU cures it.",
  source: "Maas et al. 2013, as it is retold.",
  prediction: {
    kind: "times",
    question: "Every unit starts far left of zero: when does each get there?",
    of: arms,
  },
  trial: {
    race: raceOf({ arms, seeds: 32, hidden: [8], bias: -3, budget: 600 }),
    reads: [
      {
        kind: "dead",
        claimed: [
          { of: "relu", from: 0.9 },
          { of: "leakyRelu", to: 0.1 },
        ],
      },
      { kind: "arrivals", claimed: [{ of: "leakyRelu", from: 0.9 }, { of: "elu" }] },
    ],
    comesOut: "partly",
  },
  why: "Left of zero ReLU's slope is zero and Leaky ReLU's a hundredth: alive on paper, asleep in practice. ELU's tail has a real gradient near zero and pulls the units back.",
  elsewhere: [
    {
      lead: "Biases not quite so low, with two hidden layers.",
      race: raceOf({ arms, seeds: 32, bias: -1, budget: 600 }),
      reads: [
        {
          kind: "arrivals",
          claimed: [{ of: "leakyRelu", from: 0.9 }, { of: "prelu" }, { of: "elu" }],
        },
      ],
      comesOut: "fails",
    },
  ],
  careful:
    "Leaky ReLU has no dead units, which is not the same as units that learn. A learned slope or a tail with real gradient wakes them more often.",
  states: [{ says: "a hundredth", value: () => slopeOf("leakyRelu", -1), between: [0.01, 0.01] }],
};
