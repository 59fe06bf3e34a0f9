import { axisBottom } from "d3";
import { useMemo } from "react";
import { say } from "../../words/say.ts";
import { useAxis } from "../shared/use-axis.ts";
import styles from "./RaceChart.module.css";
import { axisTick, type TimeAxis, timeTicks } from "./race-figure.ts";
import { type StripLayout, stripMargin } from "./strip-geometry.ts";

/** The lanes of runs that did not converge, labelled and apart from the axis. */
export function StripLanes({
  layout,
  axis,
}: {
  readonly layout: StripLayout;
  readonly axis: TimeAxis;
}) {
  const { censored, diverged, bottom } = layout;
  const lanes = [
    { name: axis.censoredLabel, ends: censored },
    ...(diverged ? [{ name: say("chart.race.lost"), ends: diverged }] : []),
  ];
  return (
    <>
      {lanes.map(({ name, ends: [left, right] }) => (
        <g key={name}>
          <rect
            className={styles.lane}
            x={left - 5}
            y={stripMargin.top - 4}
            width={right - left + 10}
            height={bottom - stripMargin.top + 4}
            rx={4}
          />
          <text className={styles.axisLabel} x={(left + right) / 2} y={12} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}

interface StripTimeAxisProps {
  readonly layout: StripLayout;
  readonly axis: TimeAxis;
  readonly widthPx: number;
}

/** The time axis with its name, and lines between the rows. */
export function StripTimeAxis({ layout, axis, widthPx }: StripTimeAxisProps) {
  const { x, bottom, rows, rowHeight } = layout;
  const { min, max } = axis;
  const [left = 0, right = 0] = x.range();
  const d3Axis = useMemo(
    () =>
      axisBottom(x)
        .tickValues(timeTicks(min, max, Math.max(2, (right - left) / 44)))
        .tickFormat((tick) => axisTick(Number(tick)))
        .tickSizeInner(-(bottom - stripMargin.top))
        .tickSizeOuter(0)
        .tickPadding(6),
    [x, min, max, left, right, bottom],
  );
  const group = useAxis(d3Axis);
  return (
    <>
      <g ref={group} className={styles.axis} transform={`translate(0,${bottom})`} />
      <text className={styles.axisLabel} x={right} y={bottom + 34} textAnchor="end">
        {axis.label}
      </text>
      {rows.slice(1).map(({ row, y }) => (
        <line
          key={row.key}
          className={styles.rule}
          x1={0}
          x2={widthPx}
          y1={y - rowHeight / 2}
          y2={y - rowHeight / 2}
        />
      ))}
    </>
  );
}
