import type { Claim } from "../claim.ts";
import { raceOf, typed } from "../trial.ts";

const centred = typed("σ(z) − ½", "sigmoid(z) - 0.5");
const steep = typed("σ(4z)", "sigmoid(4*z)");
const shifted = typed("tanh + 1", "tanh(z) + 1");

export const zeroCentred: Claim = {
  group: "gradients",
  claim: "tanh beats sigmoid because its outputs are centred on zero.",
  source: "LeCun et al. 1998, “Efficient BackProp”; nearly every article since.",
  prediction: {
    kind: "times",
    question: "Centre sigmoid, or make it as steep as tanh: when does each get there?",
    of: ["sigmoid", "σ(z) − ½", "σ(4z)", "tanh"],
  },
  trial: {
    race: raceOf({ arms: ["sigmoid", centred, steep, "tanh"], seeds: 48 }),
    reads: [
      { kind: "ratio", slower: "sigmoid", faster: "σ(z) − ½", claimed: 10 },
      { kind: "ratio", slower: "sigmoid", faster: "σ(4z)" },
    ],
    comesOut: "open",
  },
  why: "tanh differs from sigmoid in two ways: it is centred, and its slope at zero is larger. Taken apart, the slope does nearly all of it.",
  elsewhere: [
    {
      lead: "tanh moved off its centre, on xor.",
      race: raceOf({ arms: ["tanh", shifted], seeds: 48, data: "xor", budget: 1000 }),
      reads: [{ kind: "ratio", slower: "tanh + 1", faster: "tanh", claimed: "more" }],
      comesOut: "fails",
    },
  ],
  careful:
    "tanh is steeper at zero, and that is what shows here. Centring is worth little on this network; on xor an off-centre tanh is even ahead.",
};
