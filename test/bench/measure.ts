/**
 * Microseconds per call of `work`, the best of several rounds: on a shared
 * machine noise only ever adds.
 */
export async function bestMicroseconds(
  work: () => void | Promise<void>,
  options: { readonly roundMs: number; readonly rounds: number },
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  let calls = 1;
  for (let round = 0; round <= options.rounds; ) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) {
      const pending = work();
      if (pending) await pending;
    }
    const elapsed = performance.now() - start;
    if (elapsed < options.roundMs && round === 0) {
      // Still finding out how many calls a round takes; this also warms the code up.
      calls = Math.ceil(calls * Math.min(8, (1.2 * options.roundMs) / Math.max(elapsed, 0.05)));
      continue;
    }
    if (round > 0) best = Math.min(best, (elapsed * 1000) / calls);
    round++;
  }
  return best;
}
