import { axisTop, scaleLog } from "d3";
import { useMemo, useRef } from "react";
import { formatNumber, formatTick } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { fontSizeOf, useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import styles from "./Waterfall.module.css";
import { type WaterfallStep, waterfall } from "./waterfall-steps.ts";

interface WaterfallProps {
  /** From the output down to the first layer. */
  readonly steps: readonly WaterfallStep[];
  readonly description: string;
}

/** How a signal grows and shrinks from step to step, each bar beginning where the last one ended. */
export function Waterfall({ steps, description }: WaterfallProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const font = useFont(frame);
  const fontPx = fontSizeOf(font);
  const widthOf = useTextWidth(font);
  const names = Math.max(0, ...steps.map(({ label }) => widthOf(label, false)));
  const margin = { left: Math.ceil(names) + 12, right: 7 * fontPx, top: 1.8 * fontPx, bottom: 4 };
  const width = Math.max(1, size.widthPx - margin.left - margin.right);
  const height = Math.max(1, size.heightPx - margin.top - margin.bottom);
  const { bars, low, high } = waterfall(steps);
  const { x, axis } = useMemo(() => {
    const x = scaleLog([low, high], [0, width]).clamp(true);
    const ticks = x
      .ticks(4)
      .filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6));
    return {
      x,
      axis: withGrid(axisTop(x), height)
        .tickValues(ticks)
        .tickFormat((value) => formatTick(Number(value))),
    };
  }, [low, high, width, height]);
  const group = useAxis(axis);
  const row = height / Math.max(1, bars.length);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin}>
        <g ref={group} className={styles.axis} />
        {bars.map(({ id, label, kind, factor, from, to }, index) => {
          const top = index * row + row * 0.15;
          return (
            <g key={id}>
              <text className={styles.label} x={-8} y={top + row * 0.35} dy="0.35em">
                {label}
              </text>
              <rect
                className={styles.bar}
                data-kind={kind}
                x={Math.min(x(from), x(to))}
                y={top}
                width={Math.max(1.5, Math.abs(x(to) - x(from)))}
                height={row * 0.7}
              />
              <text
                className={styles.factor}
                x={Math.max(x(from), x(to)) + 6}
                y={top + row * 0.35}
                dy="0.35em"
              >
                {`× ${formatNumber(factor)}`}
              </text>
            </g>
          );
        })}
      </ChartDrawing>
    </div>
  );
}
