import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { say } from "../../words/say.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./RaceChart.module.css";
import type { RaceMark, StripRow as StripRowData, TimeAxis } from "./race-figure.ts";
import { StripLanes, StripTimeAxis } from "./StripAxis.tsx";
import { StripRow } from "./StripRow.tsx";
import { layoutStrip, nearestMark, type PlacedMark } from "./strip-geometry.ts";
import { isMove, moved, type StripPosition } from "./strip-moves.ts";

interface StripChartProps {
  readonly rows: readonly StripRowData[];
  readonly axis: TimeAxis;
  /** Key of the arm that stands out, or null. */
  readonly focused: string | null;
  readonly onFocus: (key: string | null) => void;
  /** A run was chosen. */
  readonly onOpen: (key: string, seed: number) => void;
}

/** Every run of every arm as a mark on a logarithmic time axis. Fills its parent. */
export function StripChart({ rows, axis, focused, onFocus, onOpen }: StripChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(frame);
  const [position, setPosition] = useState<StripPosition | null>(null);
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const labelPx = Math.min(28 + longest * 7.5, Math.max(80, widthPx * 0.26));
  const layout = useMemo(
    () => layoutStrip(rows, axis, { widthPx, heightPx, labelPx }),
    [rows, axis, widthPx, heightPx, labelPx],
  );
  const placed = position && layout.rows[position.row]?.marks[position.mark];
  const placedRow = position && layout.rows[position.row];

  const put = (next: StripPosition | null) => {
    setPosition(next);
    onFocus(next ? (rows[next.row]?.key ?? null) : null);
  };
  const at = (event: MouseEvent<HTMLElement>): StripPosition | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestMark(layout, event.clientX - box.left, event.clientY - box.top);
  };
  const open = (where: StripPosition | null) => {
    const row = where && layout.rows[where.row];
    const mark = where && row?.marks[where.mark];
    if (row && mark) onOpen(row.row.key, mark.mark.seed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(position);
    else if (event.key === "Escape" && position) put(null);
    else if (isMove(event.key)) put(moved(layout, position, event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={frame}
      className={styles.frame}
      data-pointing={placed ? true : undefined}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows walk over the runs, Enter opens one
      tabIndex={0}
      aria-label={say("chart.race.strip", { axis: axis.label })}
      onPointerMove={(event) => put(at(event))}
      onPointerLeave={() => put(null)}
      onBlur={() => put(null)}
      onClick={(event) => open(at(event))}
      onKeyDown={onKeyDown}
    >
      {widthPx > 0 && (
        <svg
          className={styles.chart}
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          width={widthPx}
          height={heightPx}
          aria-hidden="true"
          data-figure="runs"
        >
          <StripLanes layout={layout} axis={axis} />
          <StripTimeAxis layout={layout} axis={axis} widthPx={widthPx} />
          {layout.rows.map((row) => (
            <StripRow
              key={row.row.key}
              placed={row}
              layout={layout}
              labelPx={labelPx}
              isFaded={focused !== null && focused !== row.row.key}
            />
          ))}
          {placed && placedRow && (
            <circle className={styles.ring} cx={placed.x} cy={placed.y} r={layout.radius + 4} />
          )}
        </svg>
      )}
      {placed && placedRow && (
        <div className={styles.readout} style={readoutPlace(placed, widthPx)} aria-hidden="true">
          <strong>{placedRow.row.label}</strong> ·{" "}
          {say("chart.race.seed", { seed: placed.mark.seed })}
          <br />
          {markText(placed.mark, axis)}
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {placed && placedRow
          ? say("chart.race.mark", {
              arm: placedRow.row.label,
              seed: placed.mark.seed,
              outcome: markText(placed.mark, axis),
            })
          : ""}
      </p>
    </div>
  );
}

const markText = ({ kind, time }: RaceMark, axis: TimeAxis): string =>
  say(`chart.race.${kind}`, { time: axis.format(time) });

const readoutPlace = ({ x, y }: PlacedMark, widthPx: number) => ({
  transform: `translate(${x < widthPx * 0.6 ? `${x + 12}px` : `calc(${x - 12}px - 100%)`}, ${Math.max(0, y - 48)}px)`,
});
