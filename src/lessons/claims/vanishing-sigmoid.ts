import type { Claim } from "../claim.ts";
import { slopeOf } from "../slope.ts";
import { raceOf } from "../trial.ts";

const deep = { hidden: [8], start: "glorot", budget: 500 } as const;

export const vanishingSigmoid: Claim = {
  group: "gradients",
  claim: "Sigmoid's gradient vanishes: the deeper the network, the slower it learns.",
  source: "Glorot & Bengio 2010, and every course since.",
  prediction: {
    kind: "sketch",
    question: "This is sigmoid. What is its slope? Sketch it, then see what depth makes of it.",
    of: "sigmoid",
  },
  trial: {
    race: raceOf({
      ...deep,
      arms: ["sigmoid"],
      seeds: 12,
      rate: 0.1,
      vary: { field: "depth", values: [1, 2, 3, 4, 5] },
    }),
    reads: [{ kind: "trend", arm: "sigmoid", claimed: "slower" }],
    comesOut: "holds",
  },
  why: "Sigmoid's slope is a quarter at most. Every layer multiplies the gradient by it once more, so that the first layers hardly move. The table of layers in the Playground shows it.",
  elsewhere: [
    {
      lead: "tanh instead, whose slope at zero is one.",
      race: raceOf({
        ...deep,
        arms: ["tanh"],
        seeds: 12,
        rate: 0.1,
        vary: { field: "depth", values: [1, 2, 3, 4, 5] },
      }),
      reads: [{ kind: "trend", arm: "tanh", claimed: "slower" }],
      comesOut: "fails",
    },
    {
      lead: "Sigmoid again, trained by Adam, which scales every weight's steps by itself.",
      race: raceOf({
        ...deep,
        arms: ["sigmoid"],
        seeds: 12,
        rate: 0.01,
        algorithm: "adam",
        vary: { field: "depth", values: [1, 2, 3, 4, 5] },
      }),
      reads: [{ kind: "trend", arm: "sigmoid", claimed: "slower" }],
      comesOut: "fails",
    },
  ],
  careful:
    "With plain gradient descent deep sigmoid networks stop learning. Functions with slope one, or an optimiser that rescales, undo it: depth then helps.",
  states: [{ says: "a quarter", value: () => slopeOf("sigmoid", 0), between: [0.25, 0.25] }],
};
