import { useRef } from "react";
import { formatNumber } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import { type EpochAxis, type EpochSeries, epochScaleOf } from "./EpochChart.tsx";
import { shadeOf, valueRange } from "./epoch-paths.ts";
import styles from "./LayerMap.module.css";

interface LayerMapProps {
  /** A row for each, the last one at the top: the output's side. */
  readonly rows: readonly EpochSeries[];
  readonly axis: EpochAxis;
  readonly description: string;
}

/** Between a row and the words beside it. */
const gapPx = 12;

/** Layers × epochs: the darker a place, the larger its value, on a logarithmic scale. */
export function LayerMap({ rows, axis, description }: LayerMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const widthOf = useTextWidth(useFont(frame));
  const [low, high] = valueRange(rows, [], "log");
  const ends = rows.map(({ points }) => formatNumber(points.at(-1)?.value ?? Number.NaN));
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, false)))) + gapPx;
  const margin = {
    left: widest(rows.map(({ label }) => label)),
    right: widest(ends),
    top: 2,
    bottom: 2,
  };
  const width = Math.max(1, size.widthPx - margin.left - margin.right);
  const x = epochScaleOf(axis, width);
  const tall = (size.heightPx - 4) / Math.max(1, rows.length);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin}>
        {rows.map(({ id, label, points }, index) => {
          const top = (rows.length - 1 - index) * tall;
          return (
            <g key={id} transform={`translate(0,${top})`}>
              <text className={styles.label} x={-8} y={tall / 2} dy="0.35em">
                {label}
              </text>
              {points.map(({ epoch, value }, place) => {
                const from = x(epoch);
                const to = x(points[place + 1]?.epoch ?? axis.lastEpoch);
                return (
                  <rect
                    key={epoch}
                    className={styles.cell}
                    x={from}
                    width={Math.max(1, to - from + 0.5)}
                    height={Math.max(1, tall - 1)}
                    fillOpacity={shadeOf(value, low, high)}
                  />
                );
              })}
              <text className={styles.value} x={width + 8} y={tall / 2} dy="0.35em">
                {ends[index]}
              </text>
            </g>
          );
        })}
        <line
          className={styles.shown}
          x1={x(axis.shownEpoch)}
          x2={x(axis.shownEpoch)}
          y2={Math.max(0, size.heightPx - 4)}
        />
      </ChartDrawing>
    </div>
  );
}
