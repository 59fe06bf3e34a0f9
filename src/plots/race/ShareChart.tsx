import { axisBottom, axisLeft, scaleLinear, scaleLog } from "d3";
import { useMemo, useRef } from "react";
import { formatPercent } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { ArmSwatch } from "../shared/ArmSwatch.tsx";
import { armIdentity, growingDash } from "../shared/arm-identity.ts";
import { markerPath } from "../shared/arm-marker.ts";
import { useAxis } from "../shared/use-axis.ts";
import { useCrosshair } from "../shared/use-crosshair.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./RaceChart.module.css";
import { axisTick, type ShareCurve, shortened, type TimeAxis, timeTicks } from "./race-figure.ts";
import { band, shareAt, spreadLabels, stairs } from "./share-geometry.ts";

interface ShareChartProps {
  readonly curves: readonly ShareCurve[];
  readonly axis: TimeAxis;
  /** Key of the arm whose 95 % band is drawn, or null. */
  readonly focused: string | null;
}

const margin = { top: 22, bottom: 40, left: 46 } as const;
const labelRowPx = 16;

/** Share of runs converged by each time (one minus Kaplan & Meier's estimate). Fills its parent. */
export function ShareChart({ curves, axis, focused }: ShareChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(frame);
  const { min, max } = axis;
  const longest = Math.max(...curves.map(({ label }) => label.length));
  const labelPx = Math.min(28 + longest * 7.5, Math.max(90, widthPx * 0.36));
  const right = Math.max(margin.left + 20, widthPx - Math.max(90, labelPx));
  const bottom = Math.max(margin.top + 20, heightPx - margin.bottom);
  const x = useMemo(() => scaleLog([min, max], [margin.left, right]), [min, max, right]);
  const y = useMemo(() => scaleLinear([0, 1], [bottom, margin.top]), [bottom]);
  const times = useMemo(
    () =>
      [...new Set(curves.flatMap(({ points }) => points.map(({ time }) => time)))]
        .filter((time) => time <= max)
        .sort((a, b) => a - b),
    [curves, max],
  );
  const { position, handlers } = useCrosshair({
    positionAt: (offsetPx) => x.invert(offsetPx),
    min,
    max: () => max,
    start: times[Math.floor(times.length / 2)] ?? max,
    move: (time, by) => times[neighbour(times, time, by)] ?? time,
  });
  const scales = { x, y, min, max };
  const ends = curves.map((curve) => y(shareAt(curve, max).share));
  const labels = spreadLabels(ends, labelRowPx, margin.top + 4, bottom - 4);
  const readings =
    position === null
      ? []
      : curves
          .map((curve) => ({ curve, at: shareAt(curve, position) }))
          .sort((a, b) => b.at.share - a.at.share);
  const inWords = readings.map(({ curve, at }) => `${curve.label} ${formatPercent(at.share)}`);

  return (
    <div
      ref={frame}
      className={styles.frame}
      data-crosshair="true"
      role="slider"
      tabIndex={0}
      aria-label={say("chart.race.share")}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={position ?? max}
      aria-valuetext={
        position === null
          ? say("chart.race.pressKeyForShares")
          : say("chart.race.shareAt", {
              time: axis.format(position),
              shares: listOf(inWords, "unit"),
            })
      }
      {...handlers}
    >
      {widthPx > 0 && (
        <svg
          className={styles.chart}
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          width={widthPx}
          height={heightPx}
          aria-hidden="true"
          data-figure="shares"
        >
          <Axes x={x} y={y} axis={axis} right={right} bottom={bottom} />
          <text className={styles.axisLabel} x={4} y={12}>
            {say("chart.race.shareAxis")}
          </text>
          <text className={styles.axisLabel} x={right} y={bottom + 37} textAnchor="end">
            {axis.label}
          </text>
          {curves
            .filter(({ key }) => key === focused)
            .map((curve) => (
              <path
                key={curve.key}
                className={styles.band}
                d={band(curve.points, scales)}
                style={{ color: armIdentity(curve.index).colour }}
              />
            ))}
          {curves.map((curve, index) => {
            const identity = armIdentity(curve.index);
            const end = ends[index] ?? 0;
            const label = labels[index] ?? 0;
            return (
              <g
                key={curve.key}
                className={styles.row}
                data-faded={focused !== null && focused !== curve.key}
                style={{ color: identity.colour }}
              >
                <path
                  className={styles.stairs}
                  d={stairs(curve.points, ({ share }) => share, scales)}
                  strokeDasharray={growingDash(identity.dash)}
                />
                <path className={styles.leader} d={`M${right},${end}L${right + 8},${label}`} />
                <path
                  d={markerPath(curve.index, 44)}
                  transform={`translate(${right + 14},${label})`}
                  fill={identity.open ? "none" : "currentColor"}
                  stroke="currentColor"
                  strokeWidth={identity.open ? 2 : 0}
                />
                <text className={styles.label} x={right + 22} y={label} dy="0.35em">
                  {shortened(curve.label, labelPx - 24)}
                </text>
              </g>
            );
          })}
          {position !== null && (
            <line
              className={styles.cursor}
              x1={x(position)}
              x2={x(position)}
              y1={margin.top}
              y2={bottom}
            />
          )}
        </svg>
      )}
      {position !== null && (
        <div
          className={styles.readout}
          style={{
            transform: `translate(${x(position) < widthPx / 2 ? `${x(position) + 12}px` : `calc(${x(position) - 12}px - 100%)`}, ${margin.top}px)`,
          }}
          aria-hidden="true"
        >
          <div>{say("chart.race.by", { time: axis.format(position) })}</div>
          {readings.map(({ curve, at }) => (
            <div key={curve.key} className={styles.reading}>
              <ArmSwatch index={curve.index} widthPx={22} />
              <span>{curve.label}</span>
              <span className={styles.number}>{formatPercent(at.share)}</span>
              <span className={styles.range}>
                {formatPercent(at.low)}–{formatPercent(at.high)}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The next time at which anything happened. */
function neighbour(times: readonly number[], time: number, by: number): number {
  const here = times.findLastIndex((candidate) => candidate <= time);
  return Math.min(times.length - 1, Math.max(0, here + by));
}

interface AxesProps {
  readonly x: ReturnType<typeof scaleLog<number, number>>;
  readonly y: ReturnType<typeof scaleLinear<number, number>>;
  readonly axis: TimeAxis;
  readonly right: number;
  readonly bottom: number;
}

function Axes({ x, y, axis: { min, max }, right, bottom }: AxesProps) {
  const horizontal = useMemo(
    () =>
      axisBottom(x)
        .tickValues(timeTicks(min, max, Math.max(2, (right - margin.left) / 44)))
        .tickFormat((tick) => axisTick(Number(tick)))
        .tickSizeOuter(0)
        .tickPadding(6),
    [x, min, max, right],
  );
  const vertical = useMemo(
    () =>
      axisLeft(y)
        .tickValues([0, 0.25, 0.5, 0.75, 1])
        .tickFormat((share) => formatPercent(Number(share)))
        .tickSizeInner(-(right - margin.left))
        .tickSizeOuter(0)
        .tickPadding(6),
    [y, right],
  );
  const below = useAxis(horizontal);
  const left = useAxis(vertical);
  return (
    <>
      <g ref={left} className={styles.axis} transform={`translate(${margin.left},0)`} />
      <g ref={below} className={styles.axis} transform={`translate(0,${bottom})`} />
    </>
  );
}
