import { memo } from "react";
import { armIdentity } from "../shared/arm-identity.ts";
import { armMarker, markerPath } from "../shared/arm-marker.ts";
import { markPath } from "./mark-path.ts";
import styles from "./RaceChart.module.css";
import { type RaceMark, shortened } from "./race-figure.ts";
import type { PlacedRow, StripLayout } from "./strip-geometry.ts";

interface StripRowProps {
  readonly placed: PlacedRow;
  readonly layout: StripLayout;
  readonly labelPx: number;
  readonly isFaded: boolean;
}

/**
 * An arm's name, its marks (one path for each kind), its median and interval. Memoised: pointing
 * at a mark renders no row again.
 */
export const StripRow = memo(function StripRow({
  placed: { row, y, marks },
  layout,
  labelPx,
  isFaded,
}: StripRowProps) {
  const identity = armIdentity(row.index);
  const { x, radius, rowHeight } = layout;
  const area = Math.PI * radius * radius;
  const of = (kind: RaceMark["kind"]) =>
    markPath(
      marks.filter(({ mark }) => mark.kind === kind),
      armMarker(row.index),
      area,
    );
  const [left = 0, right = 0] = x.range();
  const place = (time: number) => Math.min(right, Math.max(left, x(time)));
  const half = Math.min(rowHeight / 2 - 1, 18);
  return (
    <g className={styles.row} data-faded={isFaded} style={{ color: identity.colour }}>
      <path
        d={markerPath(row.index, 56)}
        transform={`translate(9,${y})`}
        fill={identity.open ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={identity.open ? 2 : 0}
      />
      <text className={styles.name} x={20} y={y} dy="0.35em">
        {shortened(row.label, labelPx - 24)}
        <title>{row.label}</title>
      </text>
      {row.lower !== null && row.median !== null && (
        <rect
          className={styles.interval}
          x={place(row.lower)}
          y={y - half}
          width={Math.max(1, place(row.upper ?? Number.MAX_VALUE) - place(row.lower))}
          height={2 * half}
          rx={2}
        />
      )}
      <path
        className={styles.marks}
        d={of("converged")}
        data-open={identity.open}
        data-kind="converged"
      />
      <path className={styles.marks} d={of("censored")} data-open="true" data-kind="censored" />
      <path className={styles.marks} d={of("diverged")} data-open="true" data-kind="diverged" />
      {row.median !== null && (
        <line
          className={styles.median}
          x1={place(row.median)}
          x2={place(row.median)}
          y1={y - half}
          y2={y + half}
        />
      )}
    </g>
  );
});
