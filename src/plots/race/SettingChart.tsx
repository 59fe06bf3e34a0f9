import { axisBottom, axisLeft, scaleLog, scalePoint } from "d3";
import { useMemo, useRef } from "react";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin, useUnit } from "../shared/use-unit.ts";
import styles from "./RaceChart.module.css";
import { axisTick, timeTicks } from "./race-figure.ts";
import { type SettingCurve, SettingCurveMarks } from "./SettingCurveMarks.tsx";
import { spreadLabels } from "./share-geometry.ts";

interface SettingChartProps {
  readonly curves: readonly SettingCurve[];
  /** The setting's values, as text. */
  readonly values: readonly string[];
  /** Whether they lie on a line; nothing is drawn between categories. */
  readonly isLine: boolean;
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
/** From one name to the next, in pixels. */
const nameRowPx = 18;

/** Median time against the value of a setting: marks with their intervals for every activation. Fills its parent. */
export function SettingChart(props: SettingChartProps) {
  const { curves, values, isLine, chosen, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const unit = useUnit();
  const longest = Math.max(...values.map((value) => value.length));
  const turned = useMargin({ ...usualMargin, bottom: 48 + 4.6 * longest });
  const upright = useMargin(usualMargin);
  const isTurned = longest * 7.2 * unit > plotArea(size, upright).width / values.length;
  const margin = isTurned ? turned : upright;
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
    ).padding(0.5);
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
  const gapPx = isLine ? 7 : 22;
  const yOf = (time: number) => y(Math.min(high, Math.max(low, time)));
  /** Names stand at the ends of their lines, and else in a column. */
  const nameYs = spreadLabels(
    curves.map(({ points }, order) => {
      const end = isLine ? points.findLast(({ median }) => median !== null)?.median : null;
      return end === null || end === undefined ? 8 + order * nameRowPx : yOf(end);
    }),
    nameRowPx,
    0,
    height,
  );
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={props.description}>
      <ChartDrawing size={size} margin={margin} className={styles.chart}>
        <g ref={verticalGroup} className={styles.axis} />
        <g
          ref={horizontalGroup}
          className={styles.axis}
          data-turned={isTurned}
          transform={`translate(0,${height})`}
        />
        <text className={styles.axisLabel} x={-margin.left + 4} y={-margin.top + 12}>
          {props.axisLabel}
        </text>
        <text
          className={styles.axisLabel}
          x={width}
          y={height + margin.bottom - 4}
          textAnchor="end"
        >
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
        {curves.map((curve, order) => (
          <SettingCurveMarks
            key={curve.label}
            curve={curve}
            x={(at) => atOf(at) + (order - (curves.length - 1) / 2) * Math.min(gapPx, step / 5)}
            y={yOf}
            failedY={-failedPx / 2}
            isLine={isLine}
            nameX={width + 14}
            nameY={nameYs[order] ?? 0}
          />
        ))}
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
