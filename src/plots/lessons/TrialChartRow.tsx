import { memo } from "react";
import { formatCount } from "../../words/format.ts";
import { markPath } from "../race/mark-path.ts";
import { shortened } from "../race/race-figure.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { armMarker, markerPath } from "../shared/arm-marker.ts";
import styles from "./BetChart.module.css";
import { betPx, type TrialLayout, type TrialRow } from "./trial-layout.ts";

interface TrialChartRowProps {
  readonly row: TrialRow;
  readonly layout: TrialLayout;
  readonly index: number;
  /** Bets are drawn here, as they are no handles any more. */
  readonly hasBets: boolean;
}

/** A row's name, its runs, the typical one with the range in which it likely lies, and the bet. */
export const TrialChartRow = memo(function TrialChartRow(props: TrialChartRowProps) {
  const { row, layout, index, hasBets } = props;
  const { strip, isNarrow, leftPx, rightPx } = layout;
  const placed = strip.rows[index];
  if (!placed) return null;
  const { y, marks } = placed;
  const identity = armIdentity(row.index);
  const area = Math.PI * strip.radius ** 2;
  const half = Math.min(15, strip.rowHeight / 3.4);
  const place = (epochs: number) => Math.min(rightPx, Math.max(leftPx, strip.x(epochs)));
  const nameY = isNarrow ? y - strip.rowHeight / 2 + 13 : y;
  const of = (isThere: boolean) =>
    markPath(
      marks.filter(({ mark }) => (mark.kind === "converged") === isThere),
      armMarker(row.index),
      area,
    );
  const { median, lower, upper } = row;
  return (
    <g data-spot style={{ color: identity.colour }}>
      <path
        d={markerPath(row.index, 72)}
        transform={`translate(9,${nameY})`}
        fill={identity.open ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={identity.open ? 2 : 0}
      />
      <line className={styles.track} x1={leftPx} x2={rightPx} y1={y} y2={y} />
      <path className={styles.marks} d={of(true)} data-open={identity.open} />
      <path className={styles.marks} d={of(false)} data-open="true" />
      <text className={styles.name} x={22} y={nameY} dy="0.35em">
        {isNarrow ? row.label : shortened(row.label, leftPx - 20)}
      </text>
      {median !== null && (
        <>
          {/* In the colour of text, and narrower than a mark, so that the runs under it stay in sight. */}
          <g className={styles.cross}>
            <line
              x1={place(lower ?? median)}
              x2={lower === null ? place(median) : place(upper ?? Number.MAX_VALUE)}
              y1={y}
              y2={y}
            />
            <line x1={place(median)} x2={place(median)} y1={y - half} y2={y + half} />
          </g>
          <text className={styles.number} x={place(median) + 6} y={y - half - 3}>
            {formatCount(median)}
          </text>
        </>
      )}
      {hasBets && row.bet !== null && (
        <circle className={styles.bet} cx={betPx(layout, row.bet)} cy={y} r={13} />
      )}
    </g>
  );
});
