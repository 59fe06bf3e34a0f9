import { axisLeft, scaleBand, scaleLinear } from "d3";
import { useMemo, useRef } from "react";
import { formatNumber, formatShort } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { type Margin, plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./ShareBars.module.css";

interface ShareBarsProps {
  readonly classes: readonly {
    readonly name: string;
    readonly share: number;
    readonly sigmoid: number;
  }[];
  readonly names: { readonly share: string; readonly sigmoid: string };
  /** What the chart shows, in words. */
  readonly label: string;
}

const usualMargin: Margin = { left: 40, right: 8, top: 28, bottom: 28 };

/** For each class its share under softmax, and beside it the sigmoid of its logit alone. */
export function ShareBars({ classes, names, label }: ShareBarsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const { x, y, vertical } = useMemo(() => {
    const x = scaleBand(
      classes.map(({ name }) => name),
      [0, width],
    ).padding(0.3);
    const y = scaleLinear([0, 1], [height, 0]);
    const vertical = withGrid(axisLeft(y), width)
      .ticks(5)
      .tickFormat((value) => formatShort(Number(value)));
    return { x, y, vertical };
  }, [classes, width, height]);
  const axis = useAxis(vertical);
  const half = x.bandwidth() / 2;
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={label}>
      <ChartDrawing size={size} margin={margin}>
        <g ref={axis} className={styles.axis} />
        <g className={styles.key} transform="translate(0,-16)">
          <rect className={styles.share} width={12} height={12} y={-6} />
          <text x={18} y={5}>
            {names.share}
          </text>
          <rect className={styles.sigmoid} width={12} height={12} x={width / 2} y={-6} />
          <text x={width / 2 + 18} y={5}>
            {names.sigmoid}
          </text>
        </g>
        {classes.map(({ name, share, sigmoid }) => (
          <g key={name} transform={`translate(${x(name) ?? 0},0)`}>
            {(
              [
                ["share", share, 0],
                ["sigmoid", sigmoid, half],
              ] as const
            ).map(([kind, value, from]) => (
              <g key={kind}>
                <rect
                  className={styles[kind]}
                  x={from + 2}
                  width={Math.max(0, half - 4)}
                  y={y(value)}
                  height={height - y(value)}
                />
                <text className={styles.value} x={from + half / 2} y={y(value) - 4}>
                  {formatNumber(value)}
                </text>
              </g>
            ))}
            <text className={styles.name} x={half} y={height + 18}>
              {name}
            </text>
          </g>
        ))}
      </ChartDrawing>
    </div>
  );
}
