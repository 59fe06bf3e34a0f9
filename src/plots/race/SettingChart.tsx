import { axisBottom, axisLeft, scaleLog, scalePoint, symbol } from "d3";
import { useMemo, useRef } from "react";
import type { Interval } from "../../engine/statistics/observation.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./RaceChart.module.css";
import { axisTick, timeTicks } from "./race-figure.ts";

interface SettingPoint {
  readonly median: number | null;
  /** 95 % interval of the median. */
  readonly interval: Interval;
  /** Null without runs. */
  readonly convergedShare: number | null;
}

export interface SettingCurve {
  readonly label: string;
  /** The arm's place in the experiment: its identity. */
  readonly index: number;
  /** By value of the setting. */
  readonly points: readonly SettingPoint[];
}

interface SettingChartProps {
  readonly curves: readonly SettingCurve[];
  /** The setting's values, as text. */
  readonly values: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly axisLabel: string;
  readonly failedLabel: string;
  readonly format: (time: number) => string;
  /** The value whose runs are shown below. */
  readonly chosen: number;
  readonly onChoose: (variant: number) => void;
}

const usualMargin = { left: 60, right: 120, top: 40, bottom: 44 } as const;
/** Above the plot: where a median would be that is beyond the budget. */
const failedPx = 22;

/** Median time against the value of a setting: a line with its intervals for every activation. Fills its parent. */
export function SettingChart(props: SettingChartProps) {
  const { curves, values, chosen, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const times = curves.flatMap(({ points }) =>
    points.flatMap(({ median, interval }) =>
      [median, median === null ? null : interval.lower, median === null ? null : interval.upper]
        .filter((time) => time !== null)
        .filter((time) => time > 0),
    ),
  );
  const low = Math.min(...times, 10) * 0.9;
  const high = Math.max(...times, 100) * 1.1;
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scalePoint(
      values.map((_, at) => at),
      [0, width],
    ).padding(0.4);
    const y = scaleLog([low, high], [height, 0]);
    return {
      x,
      y,
      horizontal: axisBottom(x).tickFormat((at) => values[Number(at)] ?? ""),
      vertical: withGrid(axisLeft(y), width)
        .tickValues(timeTicks(low, high, Math.max(3, Math.round(height / 28))))
        .tickFormat((time) => axisTick(Number(time))),
    };
  }, [values, width, height, low, high]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  const atOf = (at: number) => x(at) ?? 0;
  const step = x.step();
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={props.description}>
      <ChartDrawing size={size} margin={margin} className={styles.chart}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={-margin.left + 4} y={-margin.top + 12}>
          {props.axisLabel}
        </text>
        <text className={styles.axisLabel} x={width} y={height + 40} textAnchor="end">
          {props.name}
        </text>
        <text className={styles.axisLabel} x={width + 8} y={-failedPx / 2 + 4}>
          {props.failedLabel}
        </text>
        <rect
          className={styles.chosenValue}
          x={atOf(chosen) - step / 2}
          y={-failedPx}
          width={step}
          height={height + failedPx}
        />
        {curves.map((curve, order) => {
          const identity = armIdentity(curve.index);
          // Side by side where they would lie over each other.
          const shift = (order - (curves.length - 1) / 2) * Math.min(7, step / 14);
          const shown = curve.points.map(({ median, interval, convergedShare }, at) => ({
            at: atOf(at) + shift,
            isFailed: median === null && convergedShare !== null,
            y: median === null ? null : y(median),
            from: median === null ? null : y(Math.min(high, interval.upper ?? high)),
            to: median === null ? null : y(Math.max(low, interval.lower ?? low)),
          }));
          const line = shown.filter((point) => point.y !== null);
          const mark = symbol(identity.marker, 70)() ?? "";
          return (
            <g key={curve.label} color={identity.colour}>
              {line.length > 0 && (
                <path
                  className={styles.settingLine}
                  d={`M${line.map((point) => `${point.at},${point.y}`).join("L")}`}
                  strokeDasharray={identity.dash ?? undefined}
                />
              )}
              {shown.map((point) => (
                <g key={point.at} transform={`translate(${point.at},0)`}>
                  {point.from !== null && point.to !== null && (
                    <line className={styles.settingInterval} y1={point.from} y2={point.to} />
                  )}
                  {(point.y !== null || point.isFailed) && (
                    <path
                      d={mark}
                      transform={`translate(0,${point.y ?? -failedPx / 2})`}
                      fill={identity.open || point.isFailed ? "var(--paper)" : "currentColor"}
                      stroke="currentColor"
                      strokeWidth={2}
                    />
                  )}
                </g>
              ))}
              <text
                className={styles.settingName}
                x={(line.at(-1)?.at ?? width) + 10}
                y={(line.at(-1)?.y ?? order * 16) + 4}
              >
                {curve.label}
              </text>
            </g>
          );
        })}
        {values.map((value, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the menu of values does the same by keyboard
          <rect
            key={value}
            className={styles.pressed}
            data-variant={at}
            x={atOf(at) - step / 2}
            y={-failedPx}
            width={step}
            height={height + failedPx}
            onClick={() => onChoose(at)}
          />
        ))}
      </ChartDrawing>
    </div>
  );
}
