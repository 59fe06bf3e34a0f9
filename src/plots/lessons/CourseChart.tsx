import { axisBottom, axisLeft, extent, line, scaleLinear } from "d3";
import { useMemo, useRef } from "react";
import { formatShort } from "../../words/format.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./SettlingChart.module.css";

export interface Course {
  readonly label: string;
  /** By epoch, from 0 on. */
  readonly values: readonly number[];
}

interface CourseChartProps {
  readonly courses: readonly Course[];
  readonly colour: string;
  readonly description: string;
  readonly horizontalLabel: string;
}

const usualMargin = { left: 44, right: 72, top: 8, bottom: 40 } as const;

/** How learned values move from epoch to epoch, drawn from the first one on. Fills its parent. */
export function CourseChart({ courses, colour, description, horizontalLabel }: CourseChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const { x, y, horizontal, vertical } = useMemo(() => {
    const last = Math.max(1, ...courses.map(({ values }) => values.length - 1));
    const [low = 0, high = 1] = extent(courses.flatMap(({ values }) => [0, ...values]));
    const x = scaleLinear([0, last], [0, width]);
    const y = scaleLinear([low, high], [height, 0]).nice();
    return {
      x,
      y,
      horizontal: axisBottom(x).ticks(6),
      vertical: withGrid(axisLeft(y), width)
        .ticks(4)
        .tickFormat((value) => formatShort(Number(value))),
    };
  }, [courses, width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin} className={styles.chart}>
        <g ref={verticalGroup} className={styles.axis} />
        <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
        <text className={styles.axisLabel} x={width} y={height + 34} textAnchor="end">
          {horizontalLabel}
        </text>
        <g color={colour}>
          {courses.map(({ label, values }) => (
            <g key={label}>
              <path
                className={`${styles.median} ${styles.drawn}`}
                d={
                  line<number>()
                    .x((_, epoch) => x(epoch))
                    .y((value) => y(value))(values) ?? ""
                }
              />
              <text className={styles.name} x={width + 8} y={y(values.at(-1) ?? 0) + 4}>
                {label}
              </text>
            </g>
          ))}
        </g>
      </ChartDrawing>
    </div>
  );
}
