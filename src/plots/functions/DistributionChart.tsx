import { axisBottom, scaleLinear } from "d3";
import { useMemo, useRef } from "react";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import { isNumbered, type LayersChartProps, usualMargin } from "./layers-chart.ts";
import styles from "./SignalChart.module.css";

/** One row for each layer: how its activations f(z) are spread, all on the same axis. */
export function DistributionChart({ layers, label }: LayersChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const [from, to] = [layers[0]?.activations.from ?? -1, layers[0]?.activations.to ?? 1];
  const { x, horizontal } = useMemo(() => {
    const x = scaleLinear([from, to], [0, width]);
    return {
      x,
      horizontal: withGrid(axisBottom(x), height)
        .ticks(Math.max(3, Math.round(width / 64)))
        .tickFormat((value) => formatShort(Number(value))),
    };
  }, [from, to, width, height]);
  const axis = useAxis(horizontal);
  const row = height / Math.max(1, layers.length);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={label}>
      <ChartDrawing size={size} margin={margin}>
        <g ref={axis} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={width} y={height + 38} textAnchor="end">
          {say("chart.activation")}
        </text>
        <text className={styles.axisLabel} x={4 - margin.left} y={4}>
          {say("chart.layer")}
        </text>
        {layers.map(({ layer, activations, mean }, index) => {
          const base = (index + 1) * row;
          return (
            <g key={layer}>
              {isNumbered(layer, layers.length) && (
                <text className={styles.axisLabel} x={-8} y={base - 2} textAnchor="end">
                  {layer}
                </text>
              )}
              <path
                className={styles.ridge}
                d={ridge(activations.shares, width, base, row * 0.92)}
              />
              {mean > from && mean < to && (
                <line
                  className={styles.mean}
                  x1={x(mean)}
                  x2={x(mean)}
                  y1={base}
                  y2={base - row * 0.3}
                />
              )}
            </g>
          );
        })}
      </ChartDrawing>
    </div>
  );
}

/** Heights by the square root, so that a spike does not press all the rest flat. */
function ridge(shares: readonly number[], width: number, base: number, tallest: number): string {
  const cell = width / shares.length;
  const steps = shares.map((share, index) => {
    const y = Math.round((base - Math.sqrt(share) * tallest) * 100) / 100;
    return `L${Math.round(index * cell * 100) / 100},${y}H${Math.round((index + 1) * cell * 100) / 100}`;
  });
  return `M0,${base}${steps.join("")}V${base}Z`;
}
