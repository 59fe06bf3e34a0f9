import { type KeyboardEvent, useRef, useState } from "react";
import { logShares } from "../../engine/statistics/log-shares.ts";
import { say } from "../../words/say.ts";
import { ArmSwatch } from "../shared/ArmSwatch.tsx";
import styles from "./ResultMap.module.css";

export interface MapCell {
  readonly median: number | null;
  /** Share of runs that did not converge; null without runs. */
  readonly failureShare: number | null;
  /** All about the cell, in words. */
  readonly words: string;
}

export interface MapRow {
  readonly key: string;
  readonly label: string;
  readonly index: number;
  /** One per column. */
  readonly cells: readonly MapCell[];
}

interface ResultMapProps {
  readonly rows: readonly MapRow[];
  readonly columns: readonly string[];
  /** What the columns are values of. */
  readonly columnsLabel: string;
  /** What the numbers are: "median epochs". */
  readonly valueLabel: string;
  readonly format: (median: number) => string;
  /** The column that other figures show, where they do. */
  readonly chosen?: number;
  readonly onChoose?: (column: number) => void;
}

/** Arm × setting: the deeper the colour, the longer the median; hatched from below by the share that failed. */
export function ResultMap(props: ResultMapProps) {
  const { rows, columns, columnsLabel, valueLabel, format, chosen, onChoose } = props;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const [isRead, setRead] = useState(false);
  const shares = logShares(rows.flatMap(({ cells }) => cells.map(({ median }) => median)));
  /** Up to one half: deeper colours would hide the number. */
  const depthAt = (row: number, column: number): number => {
    const share = shares[row * columns.length + column] ?? null;
    return share === null ? 0 : 4 + 46 * share;
  };
  const read = rows[at[0]]?.cells[at[1]];

  const point = (row: number, column: number) => {
    setAt([row, column]);
    setRead(true);
  };
  const go = (row: number, column: number) => {
    const next: [number, number] = [
      Math.min(rows.length - 1, Math.max(0, row)),
      Math.min(columns.length - 1, Math.max(0, column)),
    ];
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.join(" ")}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [row, column] = at;
    if (event.key === "ArrowLeft") go(row, column - 1);
    else if (event.key === "ArrowRight") go(row, column + 1);
    else if (event.key === "ArrowUp") go(row - 1, column);
    else if (event.key === "ArrowDown") go(row + 1, column);
    else if (event.key === "Home") go(row, 0);
    else if (event.key === "End") go(row, columns.length - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.figure}>
      <table ref={table} className={styles.map} onKeyDown={onKeyDown}>
        <caption className={styles.caption}>
          {valueLabel} · {columnsLabel} →
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.key}>
              <th scope="row">
                <span className={styles.arm}>
                  <ArmSwatch index={row.index} widthPx={22} /> {row.label}
                </span>
              </th>
              {row.cells.map((cell, column) => {
                const isHere = at[0] === rowIndex && at[1] === column;
                return (
                  <td key={columns[column]}>
                    <button
                      type="button"
                      className={styles.cell}
                      data-cell={`${rowIndex} ${column}`}
                      tabIndex={isHere ? 0 : -1}
                      aria-label={cell.words}
                      aria-pressed={column === chosen}
                      onClick={() => onChoose?.(column)}
                      onFocus={() => point(rowIndex, column)}
                      onPointerEnter={() => point(rowIndex, column)}
                      style={{
                        background: `color-mix(in oklab, var(--accent) ${depthAt(rowIndex, column)}%, var(--paper))`,
                      }}
                    >
                      <span
                        className={styles.hatch}
                        style={{ height: `${100 * (cell.failureShare ?? 0)}%` }}
                      />
                      <span className={styles.value}>
                        {cell.failureShare === null
                          ? ""
                          : cell.median === null
                            ? "–"
                            : format(cell.median)}
                      </span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.words} aria-hidden="true">
        {isRead ? read?.words : say("chart.race.map")}
      </p>
      <p className={styles.legend}>
        <span className={styles.scale} aria-hidden="true" /> {say("chart.race.mapScale")}
        <span className={styles.sample} aria-hidden="true" /> {say("chart.race.mapSample")}
      </p>
    </div>
  );
}
