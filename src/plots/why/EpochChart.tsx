import { axisBottom, axisLeft, type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";
import { useMemo, useRef } from "react";
import { formatCount, formatCountTick, formatNumber, formatTick } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { type AxisScale, epochTicks, logTicks, spread } from "../loss/loss-geometry.ts";
import { growingDash } from "../shared/arm-identity.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useCrosshair } from "../shared/use-crosshair.ts";
import { fontSizeOf, useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./EpochChart.module.css";
import { bandPath, type EpochPoint, linePath, nearest, valueRange } from "./epoch-paths.ts";

export interface EpochSeries {
  readonly id: string;
  /** Stands where its line ends. */
  readonly label: string;
  readonly colour: string;
  readonly dash?: string | null;
  readonly isStrong?: boolean;
  /** In the order of their epochs. */
  readonly points: readonly EpochPoint[];
}

export interface EpochBand {
  readonly id: string;
  readonly colour: string;
  readonly points: readonly {
    readonly epoch: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What charts along a run's epochs have in common. */
export interface EpochAxis {
  readonly lastEpoch: number;
  readonly scale: AxisScale;
  /** Where the page is in the run. */
  readonly shownEpoch: number;
  /** Has the page show an epoch. */
  readonly onShow: (epoch: number) => void;
}

interface EpochChartProps {
  readonly series: readonly EpochSeries[];
  readonly bands?: readonly EpochBand[];
  readonly axis: EpochAxis;
  readonly valueScale: AxisScale;
  readonly valueLabel: string;
  /** A level that all is to be seen against, with its name. */
  readonly level?: { readonly value: number; readonly label: string } | undefined;
  readonly description: string;
}

const usualMargin = { left: 52, right: 0, top: 22, bottom: 34 } as const;

/** The place of every epoch on a chart of that width. */
export const epochScaleOf = (
  { lastEpoch, scale }: Pick<EpochAxis, "lastEpoch" | "scale">,
  width: number,
): ScaleContinuousNumeric<number, number> =>
  scale === "log"
    ? scaleLog([1, Math.max(2, lastEpoch)], [0, width]).clamp(true)
    : scaleLinear([0, Math.max(1, lastEpoch)], [0, width]);

/** Values of a run's layers over its epochs, as lines and bands; fills its parent. */
export function EpochChart(props: EpochChartProps) {
  const { series, bands = [], axis, valueScale, level } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const font = useFont(frame);
  const fontPx = fontSizeOf(font);
  const widthOf = useTextWidth(font);
  // The last tick may stand at the axis' very end, and half of it then reaches beyond.
  const beyondPx = widthOf(formatCountTick(axis.lastEpoch), false) / 2;
  const names = Math.max(
    0,
    ...series.map(({ label }) => widthOf(label, false)),
    beyondPx + widthOf(say("chart.epochs"), false),
  );
  const usual = useMargin(usualMargin);
  const margin = { ...usual, right: Math.ceil(names + 2 * fontPx + 8) };
  const { width, height } = plotArea(size, margin);
  const { lastEpoch, scale } = axis;
  const [low, high] = valueRange(series, bands, valueScale, level?.value);
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = epochScaleOf({ lastEpoch, scale }, width);
    const y = (valueScale === "log" ? scaleLog() : scaleLinear())
      .domain([low, high])
      .range([height, 0])
      .clamp(true);
    const [first = 0, last = 1] = x.domain();
    const mostValues = Math.max(2, height / (2.4 * fontPx));
    return {
      x,
      y,
      horizontal: axisBottom(x)
        .tickValues(epochTicks([first, last], scale, width / (5 * fontPx)))
        .tickFormat((epoch) => formatCountTick(Number(epoch)))
        .tickSizeOuter(0),
      vertical: withGrid(axisLeft(y), width)
        .tickValues(valueScale === "log" ? logTicks([low, high], mostValues) : y.ticks(mostValues))
        .tickFormat((value) => formatTick(Number(value))),
    };
  }, [lastEpoch, scale, valueScale, low, high, width, height, fontPx]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  const epochs = series[0]?.points.map(({ epoch }) => epoch) ?? [];
  const { position, handlers } = useCrosshair({
    positionAt: (offsetPx) => Math.round(x.invert(offsetPx - margin.left)),
    min: 0,
    max: () => lastEpoch,
    start: axis.shownEpoch,
    choose: axis.onShow,
    move: (epoch, by) => {
      const here = epochs.findLastIndex((one) => one <= epoch);
      return epochs[Math.min(epochs.length - 1, Math.max(0, here + by))] ?? epoch;
    },
  });
  const read = position ?? axis.shownEpoch;
  const values = series.map(({ label, points }) => ({
    label,
    value: nearest(points, read)?.value ?? Number.NaN,
  }));
  const ends = series.flatMap((one) => {
    const last = one.points.findLast(({ value }) => Number.isFinite(value));
    return last ? [{ ...one, y: y(last.value) }] : [];
  });
  const places = spread(
    ends.map((end) => end.y),
    1.15 * fontPx,
    [0, height],
  );
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="slider"
      tabIndex={0}
      aria-label={props.description}
      aria-valuemin={0}
      aria-valuemax={lastEpoch}
      aria-valuenow={Math.min(read, lastEpoch)}
      aria-valuetext={say("why.chart.at", {
        epoch: formatCount(read),
        values: listOf(
          values.map(({ label, value }) =>
            say("why.chart.value", { label, value: formatNumber(value) }),
          ),
          "unit",
        ),
      })}
      {...handlers}
    >
      <ChartDrawing size={size} margin={margin}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={4 - margin.left} y={-margin.top / 2}>
          {props.valueLabel}
        </text>
        <text className={styles.axisLabel} x={width + beyondPx + 6} y={height + 16}>
          {say("chart.epochs")}
        </text>
        {level && (
          <g>
            <line className={styles.level} x2={width} y1={y(level.value)} y2={y(level.value)} />
            <text className={styles.axisLabel} x={width} y={y(level.value) - 4} textAnchor="end">
              {level.label}
            </text>
          </g>
        )}
        {bands.map(({ id, colour, points }) => (
          <path key={id} className={styles.band} fill={colour} d={bandPath(points, x, y)} />
        ))}
        {series.map(({ id, colour, dash, isStrong, points }) => (
          <path
            key={id}
            className={styles.line}
            data-strong={isStrong}
            stroke={colour}
            strokeDasharray={growingDash(dash ?? null)}
            d={linePath(points, x, y)}
          />
        ))}
        {ends.map(({ id, label, colour }, index) => (
          <text key={id} className={styles.name} x={width + 8} y={places[index]} dy="0.35em">
            <tspan fill={colour}>● </tspan>
            {label}
          </text>
        ))}
        <line className={styles.shown} x1={x(read)} x2={x(read)} y2={height} />
      </ChartDrawing>
      {position !== null && (
        <p className={styles.reading} aria-hidden="true">
          {say("chart.epoch", { number: formatCount(position) })}
          {values.map(({ label, value }) => (
            <span key={label}>{say("why.chart.value", { label, value: formatNumber(value) })}</span>
          ))}
        </p>
      )}
    </div>
  );
}
