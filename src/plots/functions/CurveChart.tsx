import { axisBottom, axisLeft, scaleLinear } from "d3";
import { type ReactNode, useId, useMemo, useRef } from "react";
import { formatNumber, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { type ArmIdentity, armIdentity } from "../shared/arm-identity.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { heardFunction } from "../shared/heard-curve.ts";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./CurveChart.module.css";
import { type CurveDomain, curvePath, jumpMarks, sampleCurve } from "./function-curve.ts";
import { useChartPointer } from "./use-chart-pointer.ts";
import { type Interval, type Zoom, zoomedAcross, zoomedUp } from "./zoom.ts";

/** Solid for f, dashed for f′, dotted for f″. */
export type CurveOrder = 0 | 1 | 2;

export interface Curve {
  readonly id: string;
  /** As the legend has it: "f", "GELU". */
  readonly label: string;
  readonly at: (z: number) => number;
  readonly order: CurveOrder;
  /** Where it may break. */
  readonly kinks: readonly number[];
  readonly colour: string;
  /** Markers on the line, so that colour is never alone. */
  readonly identity?: ArmIdentity;
}

/** What a mark layer under or over the curves gets to draw with. */
export interface ChartGeometry {
  readonly x: (z: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
  readonly height: number;
  readonly across: Interval;
  readonly up: Interval;
}

interface CurveChartProps {
  /** For those who hear it: "GELU and its derivatives". */
  readonly label: string;
  readonly curves: readonly Curve[];
  /** z and values that are seen before any zoom. */
  readonly across: Interval;
  readonly up: Interval;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly readZ: number | null;
  readonly onRead: (z: number | null) => void;
  readonly under?: (geometry: ChartGeometry) => ReactNode;
  readonly over?: (geometry: ChartGeometry) => ReactNode;
}

const usualMargin = { left: 54, right: 14, top: 10, bottom: 40 };

/** Curves over z with zoom, pan and a reading line; fills its parent. */
export function CurveChart(props: CurveChartProps) {
  const { curves, zoom, readZ, onRead, label } = props;
  const clip = useId();
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const [from, to] = zoomedAcross(props.across, zoom);
  const [low, high] = zoomedUp(props.up, zoom);
  const step = (to - from) / 200;
  const pointer = useChartPointer({
    frame,
    zoom,
    onZoom: props.onZoom,
    onRead: (share) => onRead(share === null ? null : from + (to - from) * clamp(share)),
    // On a grid, so that the keys pass exactly through 0, where most kinks are.
    onStep: (by) => onRead(readZ === null ? 0 : step * (Math.round(readZ / step) + by)),
    margin,
    hear: () => curves.map(({ at, kinks }) => heardFunction(at, [from, to], [low, high], kinks)),
  });

  const power = powerOf(low, high);
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scaleLinear([from, to], [0, width]);
    const y = scaleLinear([low, high], [height, 0]);
    const format = (value: number | { valueOf(): number }) => formatTick(Number(value), to - from);
    return {
      x,
      y,
      horizontal: withGrid(axisBottom(x), height)
        .ticks(Math.min(11, Math.round(width / 56)))
        .tickFormat(format),
      vertical: withGrid(axisLeft(y), width)
        .ticks(Math.max(2, Math.round(height / 40)))
        .tickFormat((value) => formatTick(Number(value) / power, (high - low) / power)),
    };
  }, [from, to, low, high, power, width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);

  const drawn = useMemo(() => {
    // A quarter of a pixel: no eye sees the difference.
    const tolerance = ((high - low) / height) * 0.25;
    return curves.map((curve, index) => {
      const domain: CurveDomain = { from, to, kinks: curve.kinks, tolerance };
      return {
        curve,
        path: curvePath(sampleCurve(curve.at, domain), x, clampedTo(y, height)),
        jumps: jumpMarks(curve.at, domain),
        markers: curve.identity ? markerPlaces(curve, index, curves.length, from, to) : [],
      };
    });
  }, [curves, from, to, low, high, height, x, y]);

  const geometry: ChartGeometry = { x, y, width, height, across: [from, to], up: [low, high] };
  const isSeen = (value: number) => value >= low && value <= high;
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="slider"
      tabIndex={0}
      aria-label={say("chart.curve.read", { name: label })}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={readZ ?? 0}
      aria-valuetext={readZ === null ? say("chart.pressKeyOrHear") : spoken(curves, readZ)}
      {...pointer}
    >
      <ChartDrawing size={size} margin={margin} className={styles.drawing}>
        <clipPath id={clip}>
          <rect width={width} height={height} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>{props.under?.(geometry)}</g>
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <g ref={verticalGroup} className={styles.axis} />
        <text className={styles.axisLabel} x={width} y={height + 37} textAnchor="end">
          {say("chart.preActivation")}
        </text>
        {power !== 1 && (
          <text className={styles.axisLabel} x={6} y={12}>
            {say("chart.curve.power", { power: formatShort(power).replace("1 × ", "") })}
          </text>
        )}
        <g clipPath={`url(#${clip})`}>
          {isSeen(0) && <line className={styles.zero} x1={0} x2={width} y1={y(0)} y2={y(0)} />}
          <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={height} />
          {/* f lies on top. */}
          {drawn.toReversed().map(({ curve, path, jumps, markers }) => (
            <g key={curve.id}>
              <path
                d={path}
                className={styles.curve}
                data-order={curve.order}
                stroke={curve.colour}
              />
              {jumps.map((mark) => (
                <circle
                  key={`${mark.z} ${mark.value} ${mark.filled}`}
                  className={styles.jump}
                  cx={x(mark.z)}
                  cy={y(mark.value)}
                  r={4}
                  stroke={curve.colour}
                  fill={mark.filled ? curve.colour : "var(--paper)"}
                />
              ))}
              {curve.identity &&
                markers.map((z) => (
                  <path
                    key={z}
                    className={styles.marker}
                    d={curve.identity?.outline}
                    transform={`translate(${x(z)},${y(curve.at(z))})`}
                    fill={curve.identity?.open ? "none" : curve.colour}
                    stroke={curve.identity?.open ? curve.colour : "var(--paper)"}
                  />
                ))}
            </g>
          ))}
          {props.over?.(geometry)}
          {readZ !== null && (
            <g className={styles.reading}>
              <line x1={x(readZ)} x2={x(readZ)} y1={0} y2={height} />
              {curves
                .map((curve) => ({ ...curve, value: curve.at(readZ) }))
                .filter(({ value }) => isSeen(value))
                .map(({ id, value, colour }) => (
                  <circle key={id} cx={x(readZ)} cy={y(value)} r={4.5} fill={colour} />
                ))}
            </g>
          )}
        </g>
      </ChartDrawing>
    </div>
  );
}

/** A curve's colour and marker, for legends. */
export function CurveSwatch({ index }: { readonly index: number }) {
  const { colour, outline, open } = armIdentity(index);
  return (
    <svg width={30} height={12} aria-hidden="true">
      <path d="M1,6H29" className={styles.curve} stroke={colour} />
      <path
        className={styles.marker}
        d={outline}
        transform="translate(15,6)"
        fill={open ? "none" : colour}
        stroke={open ? colour : "var(--paper)"}
      />
    </svg>
  );
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

/** Zoomed in, neighbouring ticks differ in later digits than three. */
function formatTick(value: number, span: number): string {
  if (span > 0.02) return formatShort(value);
  return value.toFixed(Math.min(8, Math.ceil(1 - Math.log10(span)))).replace("-", "−");
}

/** The power of ten that small values are written in; 1 for usual ones. */
function powerOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return size > 0 && size < 0.02 ? 10 ** Math.floor(Math.log10(size)) : 1;
}

/** Points far outside are moved to just outside: some renderers fail on huge coordinates. */
const clampedTo = (y: (value: number) => number, height: number) => (value: number) =>
  Math.min(20 * height, Math.max(-20 * height, y(value)));

/** Four places along the line, shifted against those of neighbouring curves. */
function markerPlaces(
  curve: Curve,
  index: number,
  count: number,
  from: number,
  to: number,
): readonly number[] {
  const offset = (index + 0.5) / Math.max(1, count);
  return [0, 1, 2, 3]
    .map((place) => from + ((to - from) * (place + offset)) / 4)
    .filter((z) => Number.isFinite(curve.at(z)));
}

const spoken = (curves: readonly Curve[], z: number): string =>
  [
    `z ${formatNumber(z)}`,
    ...curves.map(({ label, at }) => `${label} ${formatNumber(at(z))}`),
  ].join(", ");
