import { useEffect, useState } from "react";
import type { Table } from "../../exchange/table.ts";
import {
  type ColumnChoice,
  chooseRows,
  pointsOfRows,
  type TablePoints,
} from "../../exchange/table-points.ts";

/** Rows that are read between two frames: a few milliseconds on a slow machine. */
const stretch = 500;

/**
 * The points of a table's columns; null while they are read, a stretch of rows at a time, as a page
 * that reads thousands in one go draws nothing meanwhile.
 */
export function useTablePoints(table: Table, choice: ColumnChoice): TablePoints | null {
  const [made, setMade] = useState<{ readonly of: object; readonly points: TablePoints }>();
  useEffect(() => {
    const rows = chooseRows(table, choice, stretch);
    let timer = 0;
    const go = (): void => {
      const step = rows.next();
      if (!step.done) timer = window.setTimeout(go);
      // Laying the points out is a step of its own.
      else
        timer = window.setTimeout(() => setMade({ of: choice, points: pointsOfRows(step.value) }));
    };
    go();
    return () => window.clearTimeout(timer);
  }, [table, choice]);
  return made?.of === choice ? made.points : null;
}
