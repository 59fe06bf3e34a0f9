import type { Claim } from "../claim.ts";
import { slopeOf } from "../slope.ts";
import { raceOf } from "../trial.ts";

export const tanhSigmoidRelu: Claim = {
  group: "speed",
  claim: "tanh learns ten times as fast as sigmoid, and ReLU twice as fast as tanh.",
  source: "Articles and course notes, usually without a figure.",
  prediction: {
    kind: "times",
    question: "When does a typical run of each get there?",
    of: ["sigmoid", "tanh", "relu"],
  },
  trial: {
    race: raceOf({ arms: ["sigmoid", "tanh", "relu"], seeds: 32 }),
    reads: [
      { kind: "ratio", slower: "sigmoid", faster: "tanh", claimed: 10 },
      { kind: "ratio", slower: "tanh", faster: "relu", claimed: 2 },
    ],
    comesOut: "holds",
  },
  why: "Near zero sigmoid passes on a quarter of the gradient; tanh and ReLU can pass on all of it. On the circle these small networks live near zero for a long time.",
  elsewhere: [
    {
      lead: "Two clusters of points that a straight line can part.",
      race: raceOf({ arms: ["sigmoid", "tanh", "relu"], seeds: 32, data: "gauss", budget: 500 }),
      reads: [
        { kind: "ratio", slower: "tanh", faster: "relu", claimed: 2 },
        { kind: "ratio", slower: "sigmoid", faster: "tanh" },
      ],
      comesOut: "fails",
    },
    {
      lead: "tanh and ReLU, dataset by dataset: where is which ahead?",
      race: raceOf({
        arms: ["tanh", "relu"],
        seeds: 24,
        budget: 1000,
        vary: { field: "dataset", values: ["circle", "xor", "gauss", "rings"] },
      }),
      reads: [
        { kind: "across", slower: "tanh", faster: "relu", claimed: "more" },
        { kind: "arrivals", claimed: [{ of: { arm: "relu", at: "xor" } }] },
      ],
      comesOut: "partly",
    },
  ],
  careful:
    "On this network, this data and this learning rate, about so. On other data the order of tanh and ReLU turns round, and a ReLU that fails is not fast. Say where, at which rate, and how often it failed.",
  states: [{ says: "a quarter", value: () => slopeOf("sigmoid", 0), between: [0.25, 0.25] }],
};
