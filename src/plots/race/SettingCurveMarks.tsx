import type { Interval } from "../../engine/statistics/observation.ts";
import { armIdentity, growingDash } from "../shared/arm-identity.ts";
import { markerPath } from "../shared/arm-marker.ts";
import styles from "./RaceChart.module.css";

interface SettingPoint {
  readonly median: number | null;
  /** 95 % interval of the median. */
  readonly interval: Interval;
  /** Null without runs. */
  readonly convergedShare: number | null;
}

export interface SettingCurve {
  readonly label: string;
  /** The arm's place in the experiment: its identity. */
  readonly index: number;
  /** By value of the setting. */
  readonly points: readonly SettingPoint[];
}

interface SettingCurveMarksProps {
  readonly curve: SettingCurve;
  /** Where a value's mark stands. */
  readonly x: (at: number) => number;
  /** Where a time stands; those beyond the axis at its ends. */
  readonly y: (time: number) => number;
  /** Where a median would be that lies beyond the budget. */
  readonly failedY: number;
  readonly isLine: boolean;
  /** Where the name stands with its mark, if not at the line's end. */
  readonly nameX: number;
  /** Where it is clear of the others. */
  readonly nameY: number;
}

/** One activation's medians with their intervals, and its name. */
export function SettingCurveMarks(props: SettingCurveMarksProps) {
  const { curve, x, y, failedY, isLine, nameX, nameY } = props;
  const identity = armIdentity(curve.index);
  const shown = curve.points.map(({ median, interval, convergedShare }, at) => ({
    at: x(at),
    isFailed: median === null && convergedShare !== null,
    y: median === null ? null : y(median),
    from: median === null ? null : y(interval.upper ?? Number.POSITIVE_INFINITY),
    to: median === null ? null : y(interval.lower ?? 0),
  }));
  const line = shown.filter((point) => point.y !== null);
  const last = isLine ? line.at(-1) : undefined;
  const mark = markerPath(curve.index, 70);
  return (
    <g color={identity.colour}>
      {last && (
        <path
          className={styles.settingLine}
          d={`M${line.map((point) => `${point.at},${point.y}`).join("L")}`}
          strokeDasharray={growingDash(identity.dash)}
        />
      )}
      {shown.map((point) => (
        <g key={point.at} transform={`translate(${point.at},0)`}>
          {point.from !== null && point.to !== null && (
            <line className={styles.settingInterval} y1={point.from} y2={point.to} />
          )}
          {(point.y !== null || point.isFailed) && (
            <path
              d={mark}
              transform={`translate(0,${point.y ?? failedY})`}
              fill={identity.open || point.isFailed ? "var(--paper)" : "currentColor"}
              stroke="currentColor"
              strokeWidth={2}
            />
          )}
        </g>
      ))}
      {!last && (
        <path
          d={mark}
          transform={`translate(${nameX},${nameY})`}
          fill={identity.open ? "var(--paper)" : "currentColor"}
          stroke="currentColor"
          strokeWidth={2}
        />
      )}
      <text className={styles.settingName} x={last ? last.at + 10 : nameX + 10} y={nameY + 4}>
        {curve.label}
      </text>
    </g>
  );
}
