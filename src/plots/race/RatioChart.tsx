import { axisBottom, scaleLog, symbol } from "d3";
import { useMemo, useRef } from "react";
import { armIdentity } from "../arm-identity.ts";
import { useAxis } from "../use-axis.ts";
import { useSize } from "../use-size.ts";
import styles from "./RaceChart.module.css";
import { niceCeiling, niceFloor, type RaceArm, timeTicks } from "./race-figure.ts";
import { axisTick } from "./StripChart.tsx";

export interface RatioRow extends RaceArm {
  /** How many times as long as the reference; null where only bounds are known. */
  readonly ratio: number | null;
  /** Ends of the 95 % interval; null where open. */
  readonly lower: number | null;
  readonly upper: number | null;
}

interface RatioChartProps {
  readonly rows: readonly RatioRow[];
  /** The arm that all are held against. */
  readonly reference: string;
  readonly rowHeightPx: number;
}

const AXIS_PX = 40;
const SIDE_PX = 14;

/** Ratios of times with their intervals on a logarithmic axis, and the line of no difference. */
export function RatioChart({ rows, reference, rowHeightPx }: RatioChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(frame);
  const bottom = rows.length * rowHeightPx;
  const values = rows.flatMap(({ ratio, lower, upper }) => [ratio, lower, upper]);
  const known = values.filter((value) => value !== null);
  const min = Math.min(0.5, niceFloor(Math.min(1, ...known)));
  const max = Math.max(2, niceCeiling(Math.max(1, ...known)));
  const x = useMemo(
    () => scaleLog([min, max], [SIDE_PX, Math.max(SIDE_PX + 10, widthPx - SIDE_PX)]),
    [min, max, widthPx],
  );
  const axis = useMemo(
    () =>
      axisBottom(x)
        .tickValues(timeTicks(min, max, Math.max(3, widthPx / 44)))
        .tickFormat((tick) => `${axisTick(Number(tick))}×`)
        .tickSizeInner(-bottom)
        .tickSizeOuter(0)
        .tickPadding(6),
    [x, min, max, widthPx, bottom],
  );
  const group = useAxis(axis);
  return (
    <div ref={frame} style={{ height: bottom + AXIS_PX }}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${Math.max(1, widthPx)} ${bottom + AXIS_PX}`}
        width={widthPx}
        height={bottom + AXIS_PX}
        aria-hidden="true"
        data-figure="ratios"
      >
        <g ref={group} className={styles.axis} transform={`translate(0,${bottom})`} />
        <text className={styles.axisLabel} x={SIDE_PX} y={bottom + 34}>
          ← quicker than {reference}
        </text>
        <text className={styles.axisLabel} x={widthPx - SIDE_PX} y={bottom + 34} textAnchor="end">
          slower →
        </text>
        <line className={styles.even} x1={x(1)} x2={x(1)} y1={0} y2={bottom} />
        {rows.map((row, at) => {
          const identity = armIdentity(row.index);
          const y = (at + 0.5) * rowHeightPx;
          return (
            <g key={row.key} style={{ color: identity.colour }}>
              <line
                className={styles.extent}
                x1={x(row.lower ?? min)}
                x2={x(row.upper ?? max)}
                y1={y}
                y2={y}
                // An end that censoring leaves open runs out in dots.
                strokeDasharray={row.lower === null || row.upper === null ? "2 4" : undefined}
              />
              {row.ratio !== null && (
                <path
                  d={symbol(identity.marker, 90)() ?? ""}
                  transform={`translate(${x(row.ratio)},${y})`}
                  fill={identity.open ? "none" : "currentColor"}
                  stroke={identity.open ? "currentColor" : "var(--paper)"}
                  strokeWidth={identity.open ? 2 : 1}
                />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
