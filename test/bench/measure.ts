export interface Work {
  readonly run: () => void | Promise<void>;
  /** How long a round of calls takes at least. */
  readonly roundMs: number;
}

/** Microseconds a call, of each round in the order of the rounds. */
export type Rounds = readonly number[];

/** What the middle of some measurements is, and between what half of them lie. */
export interface Spread {
  readonly median: number;
  readonly quartiles: readonly [lower: number, upper: number];
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  const quantile = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    const above = sorted[Math.ceil(place)] as number;
    return below + (place - Math.floor(place)) * (above - below);
  };
  return { median: quantile(0.5), quartiles: [quantile(0.25), quantile(0.75)] };
}

/** How many times longer one takes than the other, each round against its neighbour in time. */
export const ratios = (slow: Rounds, fast: Rounds): Spread =>
  spreadOf(slow.map((microseconds, round) => microseconds / (fast[round] as number)));

/**
 * Measures works in turns, so that a slow moment of a shared machine strikes
 * all of them: only what was measured side by side is compared.
 */
export async function inTurns(works: readonly Work[], rounds: number): Promise<readonly Rounds[]> {
  const calls: number[] = [];
  for (const work of works) calls.push(await callsPerRound(work));
  const measured = works.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of works.entries()) {
      const count = calls[index] ?? 1;
      measured[index]?.push((1000 * (await roundMs(run, count))) / count);
    }
  }
  return measured;
}

/** Finds it out by calling, which also warms the code up. */
async function callsPerRound({ run, roundMs: wanted }: Work): Promise<number> {
  for (let calls = 1; ; ) {
    const elapsed = await roundMs(run, calls);
    if (elapsed >= wanted) return calls;
    calls = Math.ceil(calls * Math.min(8, (1.2 * wanted) / Math.max(elapsed, 0.05)));
  }
}

async function roundMs(run: Work["run"], calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; call++) {
    const pending = run();
    if (pending) await pending;
  }
  return performance.now() - start;
}
