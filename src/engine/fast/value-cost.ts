import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { createValueKernel, valuesPerPass } from "./expressions/value-kernel.ts";

/** What f and f′ of one value cost on this machine. */
export interface ValueCost {
  readonly nanoseconds: number;
  /** The same for the function it is held against. */
  readonly baselineNanoseconds: number;
}

export interface CostClock {
  /** Milliseconds. */
  readonly now: () => number;
  /** Lets the page do its own work. */
  readonly rest: () => Promise<void>;
}

interface Subject {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
}

/** Short enough that no frame is missed, long enough for a coarse clock (browsers round to 0.1 ms). */
const sliceMs = 2.5;
const rounds = 12;

/**
 * Times both functions in turns, a slice of about 2.5 ms at a time, and takes
 * the fastest slice of each: whatever else runs can only make one slower.
 */
export async function measureValueCost(
  subject: Subject,
  baseline: Subject,
  clock: CostClock,
): Promise<ValueCost> {
  const racers = [subject, baseline].map(({ activation, parameters }) => ({
    run: createValueKernel(activation, parameters),
    passes: 8,
    best: Number.POSITIVE_INFINITY,
  }));
  for (let round = 0; round < rounds; round++) {
    for (const racer of racers) {
      const startMs = clock.now();
      racer.run(racer.passes);
      const tookMs = clock.now() - startMs;
      const isLongEnough = tookMs >= sliceMs / 2;
      if (isLongEnough) racer.best = Math.min(racer.best, tookMs / racer.passes);
      // The first slices also warm the machine code up; they find the length of the others.
      const growth = tookMs > 0 ? Math.min(8, sliceMs / tookMs) : 8;
      racer.passes = Math.max(1, Math.round(racer.passes * growth));
      if (!isLongEnough && round === rounds - 1) racer.best = tookMs / racer.passes;
      await clock.rest();
    }
  }
  const [own, other] = racers.map(({ best }) => (best / valuesPerPass) * 1e6);
  return { nanoseconds: own ?? Number.NaN, baselineNanoseconds: other ?? Number.NaN };
}
