import { axisBottom, symbol } from "d3";
import { type KeyboardEvent, type MouseEvent, memo, useMemo, useRef, useState } from "react";
import { armIdentity } from "../shared/arm-identity.ts";
import { useAxis } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { markPath } from "./mark-path.ts";
import styles from "./RaceChart.module.css";
import { type RaceMark, type StripRow, type TimeAxis, timeTicks } from "./race-figure.ts";
import {
  layoutStrip,
  nearestMark,
  type PlacedMark,
  type PlacedRow,
  type StripLayout,
  stripMargin,
} from "./strip-geometry.ts";

interface StripChartProps {
  readonly rows: readonly StripRow[];
  readonly axis: TimeAxis;
  /** Key of the arm that stands out, or null. */
  readonly focused: string | null;
  readonly onFocus: (key: string | null) => void;
  /** A run was chosen. */
  readonly onOpen: (key: string, seed: number) => void;
}

interface Position {
  readonly row: number;
  readonly mark: number;
}

/** Every run of every arm as a mark on a logarithmic time axis. Fills its parent. */
export function StripChart({ rows, axis, focused, onFocus, onOpen }: StripChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(frame);
  const [position, setPosition] = useState<Position | null>(null);
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const labelPx = Math.min(28 + longest * 7.5, Math.max(80, widthPx * 0.26));
  const layout = useMemo(
    () => layoutStrip(rows, axis, { widthPx, heightPx, labelPx }),
    [rows, axis, widthPx, heightPx, labelPx],
  );
  const placed = position && layout.rows[position.row]?.marks[position.mark];
  const placedRow = position && layout.rows[position.row];

  const put = (next: Position | null) => {
    setPosition(next);
    onFocus(next ? (rows[next.row]?.key ?? null) : null);
  };
  const at = (event: MouseEvent<HTMLElement>): Position | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestMark(layout, event.clientX - box.left, event.clientY - box.top);
  };
  const open = (where: Position | null) => {
    const row = where && layout.rows[where.row];
    const mark = where && row?.marks[where.mark];
    if (row && mark) onOpen(row.row.key, mark.mark.seed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(position);
    else if (event.key === "Escape" && position) put(null);
    else if (event.key in moves) put(moved(layout, position, event.key));
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
      aria-label={`Runs by ${axis.label}. The arrow keys walk over the runs, Enter opens one in the playground.`}
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
          <Lanes layout={layout} axis={axis} />
          <TimeAxisMarks layout={layout} axis={axis} widthPx={widthPx} />
          {layout.rows.map((row) => (
            <Row
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
          <strong>{placedRow.row.label}</strong> · seed {placed.mark.seed}
          <br />
          {markText(placed.mark, axis)}
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {placed && placedRow
          ? `${placedRow.row.label}, seed ${placed.mark.seed}: ${markText(placed.mark, axis)}`
          : ""}
      </p>
    </div>
  );
}

function markText({ kind, time }: RaceMark, axis: TimeAxis): string {
  switch (kind) {
    case "converged":
      return axis.format(time);
    case "censored":
      return `not converged in ${axis.format(time)}`;
    case "diverged":
      return `diverged after ${axis.format(time)}`;
  }
}

const readoutPlace = ({ x, y }: PlacedMark, widthPx: number) => ({
  transform: `translate(${x < widthPx * 0.6 ? `${x + 12}px` : `calc(${x - 12}px - 100%)`}, ${Math.max(0, y - 48)}px)`,
});

const moves: Readonly<Record<string, readonly [rows: number, marks: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
  PageUp: [0, -10],
  PageDown: [0, 10],
};

/** From one run to the next: along the row, or to the mark of the next row that lies nearest. */
function moved(layout: StripLayout, from: Position | null, key: string): Position | null {
  const [byRows, byMarks] = moves[key] ?? [0, 0];
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const firstRow = layout.rows.findIndex(({ marks }) => marks.length > 0);
  if (firstRow < 0) return null;
  if (!from) return { row: firstRow, mark: 0 };
  const here = layout.rows[from.row];
  if (byRows === 0) {
    return { row: from.row, mark: clamp(from.mark + byMarks, here?.marks.length ?? 1) };
  }
  let row = from.row + byRows;
  while (layout.rows[row]?.marks.length === 0) row += byRows;
  const there = layout.rows[row];
  if (!there) return from;
  const x = here?.marks[from.mark]?.x ?? 0;
  const distances = there.marks.map((mark) => Math.abs(mark.x - x));
  return { row, mark: distances.indexOf(Math.min(...distances)) };
}

/** The lanes of runs that did not converge, labelled and apart from the axis. */
function Lanes({ layout, axis }: { readonly layout: StripLayout; readonly axis: TimeAxis }) {
  const { censored, diverged, bottom } = layout;
  const lanes = [
    { name: axis.censoredLabel, ends: censored },
    ...(diverged ? [{ name: "diverged", ends: diverged }] : []),
  ];
  return (
    <>
      {lanes.map(({ name, ends: [left, right] }) => (
        <g key={name}>
          <rect
            className={styles.lane}
            x={left - 5}
            y={stripMargin.top - 4}
            width={right - left + 10}
            height={bottom - stripMargin.top + 4}
            rx={4}
          />
          <text className={styles.axisLabel} x={(left + right) / 2} y={12} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}

interface TimeAxisMarksProps {
  readonly layout: StripLayout;
  readonly axis: TimeAxis;
  readonly widthPx: number;
}

function TimeAxisMarks({ layout, axis, widthPx }: TimeAxisMarksProps) {
  const { x, bottom, rows, rowHeight } = layout;
  const { min, max } = axis;
  const [left = 0, right = 0] = x.range();
  const d3Axis = useMemo(
    () =>
      axisBottom(x)
        .tickValues(timeTicks(min, max, Math.max(2, (right - left) / 44)))
        .tickFormat((tick) => axisTick(Number(tick)))
        .tickSizeInner(-(bottom - stripMargin.top))
        .tickSizeOuter(0)
        .tickPadding(6),
    [x, min, max, left, right, bottom],
  );
  const group = useAxis(d3Axis);
  return (
    <>
      <g ref={group} className={styles.axis} transform={`translate(0,${bottom})`} />
      <text className={styles.axisLabel} x={right} y={bottom + 34} textAnchor="end">
        {axis.label}
      </text>
      {rows.slice(1).map(({ row, y }) => (
        <line
          key={row.key}
          className={styles.rule}
          x1={0}
          x2={widthPx}
          y1={y - rowHeight / 2}
          y2={y - rowHeight / 2}
        />
      ))}
    </>
  );
}

/** As much of a name as there is room for; a character is about half as wide as high. */
export function shortened(label: string, widthPx: number): string {
  const most = Math.max(3, Math.floor(widthPx / 7));
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

/** Plain numbers, short enough to stand side by side. */
export const axisTick = (value: number): string =>
  value >= 1 ? value.toLocaleString("en-US") : String(Number(value.toPrecision(3)));

interface RowProps {
  readonly placed: PlacedRow;
  readonly layout: StripLayout;
  readonly labelPx: number;
  readonly isFaded: boolean;
}

/**
 * An arm's name, its marks (one path for each kind), its median and interval. Memoised: pointing
 * at a mark renders no row again.
 */
const Row = memo(function Row({ placed: { row, y, marks }, layout, labelPx, isFaded }: RowProps) {
  const identity = armIdentity(row.index);
  const { x, radius, rowHeight } = layout;
  const area = Math.PI * radius * radius;
  const of = (kind: RaceMark["kind"]) =>
    markPath(
      marks.filter(({ mark }) => mark.kind === kind),
      identity.marker,
      area,
    );
  const [left = 0, right = 0] = x.range();
  const place = (time: number) => Math.min(right, Math.max(left, x(time)));
  const half = Math.min(rowHeight / 2 - 1, 18);
  return (
    <g className={styles.row} data-faded={isFaded} style={{ color: identity.colour }}>
      <path
        d={symbol(identity.marker, 56)() ?? ""}
        transform={`translate(9,${y})`}
        fill={identity.open ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={identity.open ? 2 : 0}
      />
      <text className={styles.name} x={20} y={y} dy="0.35em">
        {shortened(row.label, labelPx - 24)}
        <title>{row.label}</title>
      </text>
      {row.lower !== null && row.median !== null && (
        <rect
          className={styles.interval}
          x={place(row.lower)}
          y={y - half}
          width={Math.max(1, place(row.upper ?? Number.MAX_VALUE) - place(row.lower))}
          height={2 * half}
          rx={2}
        />
      )}
      <path
        className={styles.marks}
        d={of("converged")}
        data-open={identity.open}
        data-kind="converged"
      />
      <path className={styles.marks} d={of("censored")} data-open="true" data-kind="censored" />
      <path className={styles.marks} d={of("diverged")} data-open="true" data-kind="diverged" />
      {row.median !== null && (
        <line
          className={styles.median}
          x1={place(row.median)}
          x2={place(row.median)}
          y1={y - half}
          y2={y + half}
        />
      )}
    </g>
  );
});
