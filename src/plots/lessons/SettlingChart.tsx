import { area, axisBottom, axisLeft, line, scaleLinear, scaleLog } from "d3";
import { useMemo, useRef } from "react";
import { axisTick, timeTicks } from "../race/race-figure.ts";
import { armIdentity, growingDash } from "../shared/arm-identity.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./SettlingChart.module.css";

export interface SettlingPoint {
  readonly seeds: number;
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SettlingCurve {
  readonly key: string;
  readonly label: string;
  /** The arm's place: its identity. */
  readonly index: number;
  readonly points: readonly SettlingPoint[];
}

interface SettlingChartProps {
  readonly curves: readonly SettlingCurve[];
  readonly description: string;
  readonly verticalLabel: string;
  readonly horizontalLabel: string;
  /** Where a median is that lies beyond the budget. */
  readonly budget: number;
}

const usualMargin = { left: 48, right: 72, top: 24, bottom: 40 } as const;

/** Each median with its interval against the number of seeds, drawn from the first seed on. */
export function SettlingChart(props: SettlingChartProps) {
  const { curves, description, verticalLabel, horizontalLabel, budget } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const most = Math.max(2, ...curves.map(({ points }) => points.length));
  const { x, y, horizontal, vertical } = useMemo(() => {
    const times = curves.flatMap(({ points }) =>
      points.flatMap(({ median, lower, upper }) => [median, lower, upper].filter(isPositive)),
    );
    const low = Math.min(...times, budget) * 0.9;
    const high = Math.max(...times, low * 2) * 1.1;
    const x = scaleLinear([1, most], [0, width]);
    const y = scaleLog([low, high], [height, 0]).clamp(true);
    return {
      x,
      y,
      horizontal: axisBottom(x).ticks(Math.min(most, 8)),
      vertical: withGrid(axisLeft(y), width)
        .tickValues(timeTicks(low, high, 5))
        .tickFormat((time) => axisTick(Number(time))),
    };
  }, [curves, budget, most, width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin} className={styles.chart}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={-margin.left} y={-margin.top + 12}>
          {verticalLabel}
        </text>
        <text className={styles.axisLabel} x={width} y={height + 34} textAnchor="end">
          {horizontalLabel}
        </text>
        {curves.map((curve) => (
          <Curve key={curve.key} curve={curve} x={x} y={y} endX={width + 8} />
        ))}
      </ChartDrawing>
    </div>
  );
}

interface CurveProps {
  readonly curve: SettlingCurve;
  readonly x: (seeds: number) => number;
  readonly y: (epochs: number) => number;
  readonly endX: number;
}

function Curve({ curve, x, y, endX }: CurveProps) {
  const { points, label, index } = curve;
  const identity = armIdentity(index);
  const known = points.filter(({ median }) => median !== null);
  const band = area<SettlingPoint>()
    .x(({ seeds }) => x(seeds))
    .y0(({ lower }) => y(lower ?? 1e-9))
    .y1(({ upper }) => y(upper ?? 1e9));
  const middle = line<SettlingPoint>()
    .x(({ seeds }) => x(seeds))
    .y(({ median }) => y(median ?? 1e9));
  const last = known.at(-1);
  return (
    <g color={identity.colour}>
      <g className={styles.drawn}>
        <path className={styles.band} d={band(points) ?? ""} />
        <path
          className={styles.median}
          d={middle(known) ?? ""}
          strokeDasharray={growingDash(identity.dash)}
        />
      </g>
      <text className={styles.name} x={endX} y={last ? y(last.median ?? 1) + 4 : 12}>
        {label}
      </text>
    </g>
  );
}

const isPositive = (value: number | null): value is number => value !== null && value > 0;
