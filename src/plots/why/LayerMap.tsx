import { formatNumber } from "../../words/format.ts";
import type { EpochAxis, EpochSeries } from "./EpochChart.tsx";
import { shadeOf, valueRange } from "./epoch-paths.ts";
import styles from "./LayerMap.module.css";
import { LayerRows } from "./LayerRows.tsx";

interface LayerMapProps {
  /** Of each layer, the input's side first; it is drawn at the bottom. */
  readonly series: readonly EpochSeries[];
  readonly axis: EpochAxis;
  readonly description: string;
}

/** Layers × epochs: the darker a place, the larger its value, on a logarithmic scale. */
export function LayerMap({ series, axis, description }: LayerMapProps) {
  const [low, high] = valueRange(series, [], "log");
  const rows = series.toReversed().map((one) => ({
    ...one,
    ending: formatNumber(one.points.at(-1)?.value ?? Number.NaN),
  }));
  return (
    <LayerRows
      rows={rows}
      axis={axis}
      description={description}
      draw={({ points }, { x, height }) =>
        points.map(({ epoch, value }, place) => {
          const to = points[place + 1]?.epoch ?? axis.lastEpoch;
          return (
            <rect
              key={epoch}
              className={styles.cell}
              x={x(epoch)}
              width={Math.max(1, x(to) - x(epoch) + 0.5)}
              height={Math.max(1, height - 1)}
              fillOpacity={shadeOf(value, low, high)}
            />
          );
        })
      }
    />
  );
}
