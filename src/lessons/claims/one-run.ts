import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

export const oneRun: Claim = {
  group: "speed",
  claim: "I ran both once, and ReLU was faster than tanh. So it is faster.",
  source: "Tutorials with one run of each; most class-room trials.",
  prediction: {
    kind: "yesNo",
    question: "With the same start for both, is ReLU first with every seed?",
  },
  trial: {
    race: raceOf({ arms: ["tanh", "relu"], seeds: 48 }),
    reads: [
      { kind: "firsts", before: "relu", claimed: { of: "tanh", to: 0 } },
      { kind: "ratio", slower: "tanh", faster: "relu" },
    ],
    comesOut: "fails",
  },
  why: "Every dot is the same network, the same data and the same order of training, from other random weights. The spread of one function's dots is wider than the gap between the two.",
  elsewhere: [
    {
      lead: "The same race with a handful of seeds: what does it tell?",
      race: raceOf({ arms: ["tanh", "relu"], seeds: 5 }),
      reads: [{ kind: "ratio", slower: "tanh", faster: "relu", claimed: "more" }],
      comesOut: "open",
    },
    {
      lead: "More seeds, counted one after the other: when does the median settle?",
      picture: "settling",
      race: raceOf({ arms: ["tanh", "relu"], seeds: 64 }),
      reads: [
        { kind: "ratio", slower: "tanh", faster: "relu", claimed: "more" },
        { kind: "settling", of: "tanh", after: 8 },
        { kind: "settling", of: "relu", after: 8 },
      ],
      comesOut: "holds",
    },
  ],
  careful:
    "ReLU is ahead in most pairs of runs here, not in all. Repeat with enough seeds, tell the median with its interval, and say how many runs stand behind it.",
};
