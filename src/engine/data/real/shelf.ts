/** Rows of one set, one after the other: two measurements and a label each. */
export type RealRows = readonly number[];

let shelf: Readonly<Record<string, RealRows>> | null = null;

/** Whoever imports `rows.ts` has them at once. */
export function provideRealRows(rows: Readonly<Record<string, RealRows>>): void {
  shelf = rows;
}

/** @throws Error where they have not been loaded: a fault of the program. */
export function realRows(id: string): RealRows {
  const rows = shelf?.[id];
  if (!rows) throw new Error(`The rows of ${id} were used before loadRealRows had been awaited`);
  return rows;
}
