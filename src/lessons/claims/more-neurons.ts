import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const widths = { field: "width", values: [2, 3, 8] } as const;

export const moreNeurons: Claim = {
  group: "setUp",
  claim: "More neurons make training slower.",
  source: "A textbook exercise with TensorFlow Playground, and what students expect of it.",
  prediction: {
    kind: "times",
    question: "ReLU, one hidden layer: when does it get there with so many neurons?",
    of: [2, 3, 8].map((at) => ({ arm: "relu", at })),
  },
  trial: {
    race: raceOf({ arms: ["relu"], seeds: 32, hidden: [3], budget: 600, vary: widths }),
    reads: [
      { kind: "trend", arm: "relu", claimed: "slower" },
      {
        kind: "arrivals",
        claimed: [{ of: { arm: "relu", at: 2 } }, { of: { arm: "relu", at: 8 } }],
      },
    ],
    comesOut: "fails",
  },
  why: "Each ReLU neuron is one fold of the plane. A closed curve takes a few of them, and with spare neurons some are always well placed.",
  elsewhere: [
    {
      lead: "The same with tanh, whose folds are rounded.",
      race: raceOf({ arms: ["tanh"], seeds: 32, hidden: [3], budget: 600, vary: widths }),
      reads: [{ kind: "trend", arm: "tanh", claimed: "slower" }],
      comesOut: "fails",
    },
  ],
  careful:
    "In epochs, wider is faster and surer. An epoch of a wider network costs more computing, which is another claim.",
};
