import { axisBottom, axisLeft, scaleLinear, scaleLog } from "d3";
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

/** Below this a float32 weight of size 1 does not notice the update any more. */
const floor = 1e-8;
const ceiling = 1e4;

/** How much of the backward signal is left in each layer: 1 at the output, the input at the left. */
export function SignalChart({ layers, label }: LayersChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const count = layers.length;
  const [low, high] = useMemo(() => {
    const signals = layers.map(({ signal }) => Math.min(ceiling, Math.max(floor, signal)));
    return [
      10 ** Math.floor(Math.log10(Math.min(0.1, ...signals)) + 1e-9),
      10 ** Math.ceil(Math.log10(Math.max(10, ...signals)) - 1e-9),
    ] as const;
  }, [layers]);
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scaleLinear([1, count + 1], [0, width]);
    const y = scaleLog([low, high], [height, 0]);
    return {
      x,
      y,
      horizontal: axisBottom(x)
        .tickValues(
          Array.from({ length: count }, (_, index) => index + 1).filter((layer) =>
            isNumbered(layer, count),
          ),
        )
        .tickFormat((layer) => String(layer))
        .tickSize(0)
        .tickPadding(8),
      vertical: withGrid(axisLeft(y), width)
        .tickValues(decades(low, high))
        .tickFormat((value) => formatShort(Number(value)).replace(/^1 × /, "")),
    };
  }, [count, low, high, width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  const at = (signal: number) => y(Math.min(high, Math.max(low, signal)));
  const points = [
    ...layers.map(({ layer, signal }) => ({ layer, signal })),
    { layer: count + 1, signal: 1 },
  ];
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={label}>
      <ChartDrawing size={size} margin={margin}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={width} y={height + 38} textAnchor="end">
          {say("chart.hiddenLayer")}
        </text>
        <line className={styles.whole} x1={0} x2={width} y1={y(1)} y2={y(1)} />
        <path
          className={styles.line}
          d={points
            .map(
              ({ layer, signal }, index) => `${index === 0 ? "M" : "L"}${x(layer)},${at(signal)}`,
            )
            .join("")}
        />
        {points.map(({ layer, signal }) => (
          <circle
            key={layer}
            className={signal < low || signal > high ? styles.beyond : styles.dot}
            cx={x(layer)}
            cy={at(signal)}
            r={layer > count ? 3 : 4}
          />
        ))}
      </ChartDrawing>
    </div>
  );
}

function decades(low: number, high: number): readonly number[] {
  const [first, last] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
  const step = last - first > 7 ? 2 : 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((exponent) => exponent % step === 0)
    .map((exponent) => 10 ** exponent);
}
