import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const reluSixTimes: Claim = {
  group: "speed",
  claim: "It is proven that ReLU learns six times faster than tanh.",
  source:
    "Krizhevsky, Sutskever & Hinton 2012, Figure 1: one network, to 25 % training error on CIFAR-10.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does tanh need here?",
    of: "tanh",
    than: "relu",
  },
  trial: {
    race: raceOf({ arms: ["tanh", "relu"], seeds: 48, hidden: [8, 8] }),
    reads: [{ kind: "ratio", slower: "tanh", faster: "relu", claimed: 6 }],
    comesOut: "partly",
  },
  why: "Both slopes reach one. ReLU keeps it for every positive input; tanh loses it as soon as the input grows, and then passes on little.",
  elsewhere: [
    {
      lead: "The spiral with four hidden layers: harder, deeper, closer to the paper.",
      race: raceOf({
        arms: ["tanh", "relu"],
        seeds: 12,
        data: "spiral",
        hidden: [8, 8, 8, 8],
        budget: 1500,
      }),
      reads: [{ kind: "ratio", slower: "tanh", faster: "relu", claimed: 6 }],
      comesOut: "partly",
    },
    {
      lead: "Two clusters, the small network.",
      race: raceOf({ arms: ["tanh", "relu"], seeds: 32, data: "gauss", budget: 500 }),
      reads: [{ kind: "ratio", slower: "tanh", faster: "relu", claimed: 6 }],
      comesOut: "fails",
    },
  ],
  careful:
    "One figure of one convolutional network is not a law. On small dense networks ReLU is often ahead of tanh, by less, and on easy data behind it.",
};
