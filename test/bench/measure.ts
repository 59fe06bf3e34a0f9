export interface Work {
  readonly run: () => void | Promise<void>;
  /** How long a round of calls takes at least. */
  readonly roundMs: number;
}

/**
 * Microseconds per call of each work, the best of several rounds that they take
 * in turns: on a shared machine noise only ever adds, and a slow moment of it
 * strikes all of them.
 */
export async function bestMicroseconds(
  works: readonly Work[],
  rounds: number,
): Promise<readonly number[]> {
  const calls: number[] = [];
  for (const work of works) calls.push(await callsPerRound(work));
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of works.entries()) {
      const count = calls[index] ?? 1;
      const microseconds = (1000 * (await roundMs(run, count))) / count;
      best[index] = Math.min(best[index] ?? microseconds, microseconds);
    }
  }
  return best;
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
