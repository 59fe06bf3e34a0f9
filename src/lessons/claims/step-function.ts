import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const stepFunction: Claim = {
  group: "gradients",
  claim: "A network of step functions cannot learn.",
  source: "Textbooks: the derivative is zero wherever there is one.",
  prediction: { kind: "yesNo", question: "Will every run with step functions fail?" },
  trial: {
    race: raceOf({ arms: ["step", "sigmoid"], seeds: 16, budget: 1500 }),
    reads: [
      {
        kind: "arrivals",
        claimed: [
          { of: "step", to: 0 },
          { of: "sigmoid", from: 0.5 },
        ],
      },
    ],
    comesOut: "holds",
  },
  why: "No gradient passes a step, so that the hidden weights stay where they were drawn. The output layer still learns: on top of random features.",
  elsewhere: [
    {
      lead: "Many random steps at once, and two clusters.",
      race: raceOf({ arms: ["step"], seeds: 16, hidden: [64], data: "gauss", budget: 300 }),
      reads: [{ kind: "arrivals", claimed: [{ of: "step", to: 0 }] }],
      comesOut: "fails",
    },
    {
      lead: "Many random steps, and xor: some draws are lucky.",
      race: raceOf({ arms: ["step"], seeds: 32, hidden: [64], data: "xor", budget: 300 }),
      reads: [{ kind: "arrivals", claimed: [{ of: "step", to: 0 }] }],
      comesOut: "fails",
    },
  ],
  careful:
    "Its hidden layers cannot learn by gradient descent. Enough random steps are features that the output layer can use: luck, not learning.",
};
