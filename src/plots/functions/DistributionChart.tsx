import { axisBottom, scaleLinear } from "d3";
import { useMemo, useRef } from "react";
import type { CompositionLayer } from "../../functions/composition.ts";
import { formatShort } from "../format.ts";
import { useAxis } from "../use-axis.ts";
import { useSize } from "../use-size.ts";
import styles from "./SignalChart.module.css";

const margin = { left: 56, right: 16, top: 12, bottom: 42 };

/** One row for each layer: how its activations f(z) are spread, all on the same axis. */
export function DistributionChart({
  layers,
  label,
}: {
  readonly layers: readonly CompositionLayer[];
  readonly label: string;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const width = Math.max(1, size.widthPx - margin.left - margin.right);
  const height = Math.max(1, size.heightPx - margin.top - margin.bottom);
  const [from, to] = [layers[0]?.activations.from ?? -1, layers[0]?.activations.to ?? 1];
  const { x, horizontal } = useMemo(() => {
    const x = scaleLinear([from, to], [0, width]);
    return {
      x,
      horizontal: axisBottom(x)
        .ticks(Math.max(3, Math.round(width / 64)))
        .tickFormat((value) => formatShort(Number(value)))
        .tickSizeInner(-height)
        .tickSizeOuter(0)
        .tickPadding(8),
    };
  }, [from, to, width, height]);
  const axis = useAxis(horizontal);
  const row = height / Math.max(1, layers.length);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={label}>
      {size.widthPx > 0 && (
        <svg
          className={styles.drawing}
          width={size.widthPx}
          height={size.heightPx}
          aria-hidden="true"
        >
          <g transform={`translate(${margin.left},${margin.top})`}>
            <g ref={axis} className={styles.axis} transform={`translate(0,${height})`} />
            <text className={styles.axisLabel} x={width} y={height + 38} textAnchor="end">
              activation f(z)
            </text>
            {layers.map(({ layer, activations, mean }, index) => {
              const base = (index + 1) * row;
              const isNamed = layers.length <= 12 || layer % 5 === 0 || layer === 1;
              return (
                <g key={layer}>
                  {isNamed && (
                    <text className={styles.axisLabel} x={-8} y={base - 2} textAnchor="end">
                      {index === 0 ? `layer ${layer}` : layer}
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
          </g>
        </svg>
      )}
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
