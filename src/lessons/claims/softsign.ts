import type { Claim } from "../claim.ts";
import { raceOf } from "../trial.ts";

const arms = ["tanh", "softsign"] as const;

export const softsign: Claim = {
  group: "speed",
  claim: "Softsign is just another tanh.",
  source: "Function lists; both are S-shaped, odd and bounded by −1 and 1.",
  prediction: {
    kind: "factor",
    question: "How many times as many epochs does softsign need?",
    of: "softsign",
    than: "tanh",
  },
  trial: {
    race: raceOf({ arms, seeds: 48 }),
    reads: [{ kind: "ratio", slower: "softsign", faster: "tanh", claimed: "same" }],
    comesOut: "fails",
  },
  why: "Both have slope one at zero. Softsign's falls off at once and then slowly; tanh keeps its slope for longer. What happens far out, where softsign still has some, matters little here.",
  elsewhere: [
    {
      lead: "Points in four quarters (xor).",
      race: raceOf({ arms, seeds: 32, data: "xor", budget: 1000 }),
      reads: [{ kind: "ratio", slower: "softsign", faster: "tanh", claimed: "same" }],
      comesOut: "open",
    },
  ],
  careful:
    "Softsign is slower than tanh on the circle, and on xor these runs cannot tell them apart. Close relatives, not twins.",
};
