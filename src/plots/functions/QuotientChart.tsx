import { axisBottom, axisLeft, line, scaleLog } from "d3";
import { useMemo, useRef } from "react";
import type { QuotientReading } from "../../functions/properties/difference-quotient.ts";
import { formatTick } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { type Margin, plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./QuotientChart.module.css";

interface QuotientChartProps {
  /** From h = 1 down. */
  readonly readings: readonly QuotientReading[];
  /** The one that is read. */
  readonly index: number;
  /** What the chart shows, in words. */
  readonly label: string;
  readonly axisLabels: { readonly step: string; readonly error: string };
}

const usualMargin: Margin = { left: 56, right: 64, top: 12, bottom: 42 };
/** Errors below are drawn at the lower edge: an error of exactly 0 has no logarithm. */
const floor = 1e-16;
const ceiling = 10;
const precisions = ["float64", "float32"] as const;

/** How far a difference quotient is from the slope, over its step h, in float64 and float32. */
export function QuotientChart({ readings, index, label, axisLabels }: QuotientChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scaleLog([1, 1e-12], [0, width]);
    const y = scaleLog([floor, ceiling], [height, 0]);
    const tick = (value: unknown) => formatTick(Number(value));
    return {
      x,
      y,
      horizontal: axisBottom(x)
        .tickValues([1, 1e-3, 1e-6, 1e-9, 1e-12])
        .tickFormat(tick)
        .tickPadding(8),
      vertical: withGrid(axisLeft(y), width)
        .tickValues([1, 1e-4, 1e-8, 1e-12, 1e-16])
        .tickFormat(tick),
    };
  }, [width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  const at = (error: number) => y(Math.min(ceiling, Math.max(floor, error)));
  const current = readings[index];
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={label}>
      <ChartDrawing size={size} margin={margin}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={width} y={height + 38} textAnchor="end">
          {axisLabels.step}
        </text>
        <text className={styles.axisLabel} x={4} y={10}>
          {axisLabels.error}
        </text>
        {current && (
          <line className={styles.now} x1={x(current.h)} x2={x(current.h)} y1={0} y2={height} />
        )}
        {precisions.map((precision) => {
          const numbers = readings.filter((one) => Number.isFinite(one[precision].error));
          const path = line<QuotientReading>(
            ({ h }) => x(h),
            (one) => at(one[precision].error),
          )(numbers);
          const last = numbers.at(-1);
          return (
            <g key={precision} className={styles[precision]}>
              <path d={path ?? ""} />
              {last && (
                <text x={width + 6} y={at(last[precision].error) + 4}>
                  {precision}
                </text>
              )}
              {current && Number.isFinite(current[precision].error) && (
                <circle cx={x(current.h)} cy={at(current[precision].error)} r={5} />
              )}
            </g>
          );
        })}
      </ChartDrawing>
    </div>
  );
}
