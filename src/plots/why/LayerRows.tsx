import { type ReactNode, useRef } from "react";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import { type EpochAxis, epochScaleOf } from "./EpochChart.tsx";
import styles from "./LayerRows.module.css";

export interface LayerRow {
  readonly id: string;
  readonly label: string;
  /** Beside the row's end. */
  readonly ending: string;
}

/** Where a row is drawn: from 0 to `width` and from 0 down to `height`, in pixels. */
export interface RowRoom {
  readonly x: (epoch: number) => number;
  readonly width: number;
  readonly height: number;
}

interface LayerRowsProps<Row extends LayerRow> {
  /** From the top. */
  readonly rows: readonly Row[];
  /** What may stand beside a row: room is kept for the longest, so that charts under each other end alike. */
  readonly possibleEndings?: readonly string[];
  readonly axis: EpochAxis;
  readonly description: string;
  readonly draw: (row: Row, room: RowRoom) => ReactNode;
}

/** Between a row and the words beside it, with some to spare. */
const gapPx = 12;

/** A row for each layer along a run's epochs, its name before it and what it comes to behind; fills its parent. */
export function LayerRows<Row extends LayerRow>(props: LayerRowsProps<Row>) {
  const { rows, possibleEndings = [], axis, description, draw } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const widthOf = useTextWidth(useFont(frame));
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, false)))) + gapPx;
  const margin = {
    left: widest(rows.map(({ label }) => label)),
    right: widest([...possibleEndings, ...rows.map(({ ending }) => ending)]),
    top: 2,
    bottom: 2,
  };
  const width = Math.max(1, size.widthPx - margin.left - margin.right);
  const x = epochScaleOf(axis, width);
  const all = Math.max(0, size.heightPx - margin.top - margin.bottom);
  const height = all / Math.max(1, rows.length);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin}>
        {rows.map((row, index) => (
          <g key={row.id} transform={`translate(0,${index * height})`}>
            <text className={styles.label} x={-8} y={height / 2} dy="0.35em">
              {row.label}
            </text>
            {draw(row, { x, width, height })}
            <text className={styles.ending} x={width + 8} y={height / 2} dy="0.35em">
              {row.ending}
            </text>
          </g>
        ))}
        <line className={styles.shown} x1={x(axis.shownEpoch)} x2={x(axis.shownEpoch)} y2={all} />
      </ChartDrawing>
    </div>
  );
}
