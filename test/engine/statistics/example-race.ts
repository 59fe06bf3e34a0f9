import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { RaceSetUp } from "../../../src/engine/race/race.ts";
import type { RaceRun } from "../../../src/engine/race/race-run.ts";

export const budget = 1000;

/** Sigmoid, tanh and ReLU, with a budget of 1,000 epochs. */
export const race: RaceSetUp = {
  experiment: {
    ...defaultExperiment,
    arms: [armOf("sigmoid"), armOf("tanh"), armOf("relu")],
    rule: { ...defaultExperiment.rule, budget },
  },
  variation: null,
};

interface RunText {
  readonly arm: number;
  readonly variant?: number;
  readonly seed?: number;
  /** "55" converged at 55, "1000+" was censored there, "7×" diverged there. */
  readonly ending: string;
  readonly msPerEpoch?: number;
  readonly deadUnits?: number;
}

export function raceRun(text: RunText): RaceRun {
  const { ending, msPerEpoch = 0.25 } = text;
  const epochs = Number.parseInt(ending, 10);
  const computeMs = epochs * msPerEpoch;
  const outcomes = {
    "+": { kind: "censored", epochBudget: epochs },
    "×": { kind: "diverged", atEpoch: epochs },
  } as const;
  const mark = ending.at(-1) as string;
  return {
    arm: text.arm,
    variant: text.variant ?? 0,
    seed: text.seed ?? 0,
    outcome:
      mark === "+" || mark === "×"
        ? outcomes[mark]
        : { kind: "converged", epochsToTarget: epochs, computeMs },
    epochs,
    computeMs,
    trainLoss: 0.05,
    testLoss: 0.06,
    testAccuracy: 1,
    deadUnits: text.deadUnits ?? 0,
    map: null,
  };
}

/** An arm's runs, seed 0 first. */
export const raceRuns = (
  arm: number,
  endings: string,
  rest: Partial<Omit<RunText, "arm" | "ending" | "seed">> = {},
): readonly RaceRun[] =>
  endings.split(" ").map((ending, seed) => raceRun({ ...rest, arm, seed, ending }));
