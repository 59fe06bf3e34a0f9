import { scaleLog } from "d3";
import { say } from "../../words/say.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { markerPath } from "../shared/arm-marker.ts";
import styles from "./RaceChart.module.css";
import { axisTick, niceCeiling, niceFloor, type RaceArm, timeTicks } from "./race-figure.ts";

export interface RatioRow extends RaceArm {
  /** How many times as long as the reference; null where only bounds are known. */
  readonly ratio: number | null;
  /** Ends of the 95 % interval; null where open. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A logarithmic axis for ratios, in percent of the width: rows of any height line up on it. */
export interface RatioScale {
  readonly min: number;
  readonly max: number;
  readonly at: (ratio: number) => string;
  readonly ticks: readonly number[];
}

export function ratioScale(rows: readonly RatioRow[]): RatioScale {
  const values = rows.flatMap(({ ratio, lower, upper }) => [ratio, lower, upper]);
  const known = values.filter((value) => value !== null);
  const min = Math.min(0.5, niceFloor(Math.min(1, ...known)));
  const max = Math.max(2, niceCeiling(Math.max(1, ...known)));
  const x = scaleLog([min, max], [8, 92]);
  return { min, max, at: (ratio) => `${x(ratio)}%`, ticks: timeTicks(min, max, 8) };
}

interface RatioLineProps {
  readonly row: RatioRow;
  readonly scale: RatioScale;
}

/** One ratio with its interval, and the line of no difference; fills its parent. */
export function RatioLine({ row, scale }: RatioLineProps) {
  const { at, min, max, ticks } = scale;
  const identity = armIdentity(row.index);
  // An end that censoring leaves open is dotted.
  const isOpen = row.lower === null || row.upper === null;
  return (
    <svg
      className={styles.ratio}
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ color: identity.colour }}
    >
      {ticks.map((tick) => (
        <line key={tick} className={styles.rule} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" />
      ))}
      <line className={styles.even} x1={at(1)} x2={at(1)} y1="0" y2="100%" />
      <line
        className={styles.extent}
        x1={at(row.lower ?? min)}
        x2={at(row.upper ?? max)}
        y1="50%"
        y2="50%"
        strokeDasharray={isOpen ? "2 4" : undefined}
      />
      {row.ratio !== null && (
        <svg x={at(row.ratio)} y="50%" overflow="visible" aria-hidden="true">
          <path
            d={markerPath(row.index, 90)}
            fill={identity.open ? "none" : "currentColor"}
            stroke={identity.open ? "currentColor" : "var(--paper)"}
            strokeWidth={identity.open ? 2 : 1}
          />
        </svg>
      )}
    </svg>
  );
}

interface RatioAxisProps {
  readonly scale: RatioScale;
  /** The arm that all are held against. */
  readonly reference: string;
}

/** The axis below the rows. */
export function RatioAxis({ scale: { at, ticks }, reference }: RatioAxisProps) {
  return (
    <div aria-hidden="true">
      <svg className={styles.ratio} width="100%" height="20" aria-hidden="true">
        {ticks.map((tick) => (
          <text key={tick} className={styles.axisLabel} x={at(tick)} y="14" textAnchor="middle">
            {axisTick(tick)}×
          </text>
        ))}
      </svg>
      <div className={styles.sides}>
        <span>{say("chart.race.quicker", { reference })}</span>
        <span>{say("chart.race.slower")}</span>
      </div>
    </div>
  );
}
