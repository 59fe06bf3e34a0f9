import { axisBottom, axisLeft, scaleLinear } from "d3";
import { Fragment, useId, useMemo, useRef } from "react";
import { formatShort } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import type { LiveSource } from "../shared/live-source.ts";
import { type Margin, plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import type { Size } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./FunctionChart.module.css";
import { type CurveDomain, curvePath, jumpMarks, sampleCurve } from "./function-curve.ts";
import type { FunctionPicture } from "./function-picture.ts";
import {
  beyondLabels,
  histogramPath,
  joinedHistogram,
  type LayerHistogram,
} from "./histogram-path.ts";

export const largeMargin: Margin = { left: 44, right: 12, top: 6, bottom: 24 };
const smallMargin: Margin = { left: 1, right: 1, top: 1, bottom: 1 };

/** A letter's mean width, as a share of the font's size. */
const letterShare = 0.56;
/** Above the line that most functions keep to on their low side. */
const beyondShare = 0.92;

/** The histogram's tallest bin, as a share of the plot's height: behind, not in front. */
const histogramShare = 0.42;

interface FunctionCurvesProps {
  /** Of one function, or of each layer that has learned its own. */
  readonly pictures: readonly FunctionPicture[];
  readonly range: readonly [number, number];
  /** Lowest and highest value shown. */
  readonly heights: readonly [number, number];
  readonly colour: string;
  readonly size: Size;
  readonly small?: boolean;
  /** What the horizontal axis is: written at its end, in place of the last ticks' numbers. */
  readonly zLabel: string;
  /** Of the axes. */
  readonly fontPx?: number;
  /** Where the reading line stands. */
  readonly readZ: number | null;
  readonly histograms: LiveSource<readonly LayerHistogram[] | null>;
  /** Which hidden layer's histogram, from 0; or all of them as one. */
  readonly layer: number | "all";
}

/** The drawing inside a function chart. */
export function FunctionCurves(props: FunctionCurvesProps) {
  const { pictures, colour, size, small = false, readZ, histograms, layer } = props;
  const { zLabel, fontPx = 12 } = props;
  const clip = useId();
  const shape = useRef<SVGPathElement>(null);
  const beyondLeft = useRef<SVGTextElement>(null);
  const beyondRight = useRef<SVGTextElement>(null);
  const [from, to] = props.range;
  const [low, high] = props.heights;
  const margin = useMargin(small ? smallMargin : largeMargin);
  const { width, height } = plotArea(size, margin);

  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scaleLinear([from, to], [0, width]);
    const y = scaleLinear([low, high], [height, 0]);
    const format = (value: number | { valueOf(): number }) => formatShort(Number(value));
    const labelLeft = width - zLabel.length * fontPx * letterShare - fontPx;
    const formatZ = (z: number | { valueOf(): number }) =>
      x(Number(z)) < labelLeft ? format(z) : "";
    return {
      x,
      y,
      horizontal: withGrid(axisBottom(x), height)
        .ticks(Math.min(11, Math.round(width / 44)))
        .tickFormat(formatZ),
      vertical: withGrid(axisLeft(y), width)
        .ticks(Math.max(1, Math.round(height / 36)))
        .tickFormat(format),
    };
  }, [from, to, low, high, width, height, zLabel, fontPx]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);

  const curves = useMemo(() => {
    // A quarter of a pixel: no eye sees the difference.
    const tolerance = ((high - low) / height) * 0.25;
    return pictures.map((picture) => {
      const domain: CurveDomain = { from, to, kinks: picture.kinks, tolerance };
      const marksOf = (f: (z: number) => number) =>
        jumpMarks(f, domain).map((mark) => ({ ...mark, x: x(mark.z), y: y(mark.value) }));
      return {
        value: curvePath(sampleCurve(picture.value, domain), x, y),
        derivative: curvePath(sampleCurve(picture.derivative, domain), x, y),
        marks: [...marksOf(picture.derivative), ...marksOf(picture.value)],
        pieces: picture.pieces.map(({ slope, intercept }) =>
          curvePath([[from, to].map((z) => ({ z, value: slope * z + intercept }))], x, y),
        ),
      };
    });
  }, [pictures, from, to, low, high, height, x, y]);

  useLivePaint(histograms, (layers) => {
    const path = shape.current;
    const histogram = layer === "all" ? joinedHistogram(layers ?? []) : layers?.[layer];
    if (path) {
      const d = histogram ? histogramPath(histogram, x, height, height * histogramShare) : "";
      path.setAttribute("d", d);
    }
    const { below, above } = beyondLabels(histogram, [from, to]);
    if (beyondLeft.current) beyondLeft.current.textContent = below && `← ${below}`;
    if (beyondRight.current) beyondRight.current.textContent = above && `${above} →`;
  });

  // On several thin curves the marks would cover the curves.
  const marks = curves.length === 1 ? curves.flatMap((curve) => curve.marks) : [];
  return (
    <ChartDrawing size={size} margin={margin}>
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      {!small && (
        <>
          <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
          <g ref={verticalGroup} className={styles.axis} />
          <text className={styles.axisLabel} x={width} y={height + fontPx + 5} textAnchor="end">
            {zLabel}
          </text>
        </>
      )}
      <g clipPath={`url(#${clip})`} data-curves={curves.length}>
        <path ref={shape} className={styles.histogram} />
        <line className={styles.zero} x1={0} x2={width} y1={y(0)} y2={y(0)} />
        <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={height} />
        {curves.map(({ pieces, derivative, value }, layer) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <Fragment key={layer}>
            {pieces.map((d, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place only
              <path key={index} d={d} className={styles.piece} />
            ))}
            <path d={derivative} className={styles.derivative} stroke={colour} />
            <path d={value} className={styles.value} stroke={colour} />
          </Fragment>
        ))}
      </g>
      {!small && (
        <g className={styles.beyond}>
          <text ref={beyondLeft} x={4} y={height * beyondShare - 4} />
          <text ref={beyondRight} x={width - 4} y={height * beyondShare - 4} textAnchor="end" />
        </g>
      )}
      {marks.map((mark) => (
        <circle
          key={`${mark.z} ${mark.value} ${mark.filled}`}
          cx={mark.x}
          cy={mark.y}
          r={small ? 2 : 3.5}
          fill={mark.filled ? colour : "var(--paper)"}
          stroke={colour}
          strokeWidth={small ? 1 : 1.5}
        />
      ))}
      {readZ !== null && (
        <g className={styles.reading}>
          <line x1={x(readZ)} x2={x(readZ)} y1={0} y2={height} />
          {pictures
            .flatMap(({ derivative, value }) => [derivative(readZ), value(readZ)])
            .filter((value) => value >= low && value <= high)
            .map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: f′ and f, in this order
              <circle key={index} cx={x(readZ)} cy={y(value)} r={4.5} fill={colour} />
            ))}
        </g>
      )}
    </ChartDrawing>
  );
}
