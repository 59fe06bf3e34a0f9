/**
 * When something began, as far as moments with gaps between them tell: exactly where no epoch is
 * missing; else that it was so at the first moment of all, or at one moment and not at the one before.
 */
export interface Beginning {
  readonly known: "exact" | "start" | "between";
  /** The first moment of those at which it held without a break. */
  readonly since: number;
  /** The last moment before; `since` where there is none. */
  readonly before: number;
}

/** `moments` are in the order of their epochs, and it has held at each of them from `since` on. */
export function beginningOf(
  moments: readonly { readonly epoch: number }[],
  since: number,
): Beginning {
  const from = Math.max(
    0,
    moments.findLastIndex(({ epoch }) => epoch < since),
  );
  const before = Math.min(since, moments[from]?.epoch ?? since);
  const last = moments.at(-1)?.epoch ?? since;
  // Between two moments it may have ended and begun again, so those that follow count too.
  const hasGaps = last - before > moments.length - 1 - from;
  if (!hasGaps) return { known: "exact", since, before };
  return { known: before < since ? "between" : "start", since, before };
}
