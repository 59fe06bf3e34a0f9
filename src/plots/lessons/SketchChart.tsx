import { axisBottom, axisLeft, line, scaleLinear } from "d3";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { plotArea } from "../shared/plot-area.ts";
import { useAxis, withGrid } from "../shared/use-axis.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import styles from "./SketchChart.module.css";

export interface SketchPoint {
  /** Place in the grid. */
  readonly at: number;
  readonly height: number;
}

interface SketchChartProps {
  /** The z of each point. */
  readonly grid: readonly number[];
  /** What is drawn so far; null where nothing is. */
  readonly sketch: readonly (number | null)[];
  /** The function itself at the points. */
  readonly value: readonly number[];
  /** The true slope; null until it is shown. */
  readonly truth: readonly number[] | null;
  /** A stroke was drawn; null once none is taken any more. */
  readonly onStroke: ((from: SketchPoint, to: SketchPoint) => void) | null;
  readonly label: string;
}

const usualMargin = { left: 32, right: 8, top: 8, bottom: 22 } as const;
const low = -0.25;
const high = 1.25;
/** What a key moves a point by. */
const keyStep = 0.05;

/** A curve with axes on which its slope is drawn, by pointer or keys; then the true slope over it. Fills its parent. */
export function SketchChart(props: SketchChartProps) {
  const { grid, sketch, value, truth, onStroke, label } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const margin = useMargin(usualMargin);
  const { width, height } = plotArea(size, margin);
  const last = useRef<SketchPoint | null>(null);
  const [at, setAt] = useState(Math.floor(grid.length / 2));
  const { x, y, horizontal, vertical } = useMemo(() => {
    const x = scaleLinear([grid[0] ?? 0, grid.at(-1) ?? 1], [0, width]);
    const y = scaleLinear([low, high], [height, 0]).clamp(true);
    const format = (tick: number | { valueOf(): number }) => formatShort(Number(tick));
    return {
      x,
      y,
      horizontal: withGrid(axisBottom(x), height).ticks(8).tickFormat(format),
      vertical: withGrid(axisLeft(y), width).ticks(5).tickFormat(format),
    };
  }, [grid, width, height]);
  const horizontalGroup = useAxis(horizontal);
  const verticalGroup = useAxis(vertical);
  const pathOf = (heights: readonly (number | null)[]): string =>
    line<number | null>()
      .defined((one) => one !== null)
      .x((_, index) => x(grid[index] ?? 0))
      .y((one) => y(one ?? 0))(heights) ?? "";

  function pointAt(event: PointerEvent<HTMLElement>): SketchPoint {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - margin.left) / width;
    const place = Math.round(share * (grid.length - 1));
    return {
      at: Math.min(grid.length - 1, Math.max(0, place)),
      height: Number(y.invert(event.clientY - box.top - margin.top).toFixed(3)),
    };
  }
  function draw(event: PointerEvent<HTMLElement>): void {
    const point = pointAt(event);
    onStroke?.(last.current ?? point, point);
    last.current = point;
    setAt(point.at);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (event.altKey || event.ctrlKey || event.metaKey || (along ?? up) === undefined) return;
    // The arrows draw here; they are not the presenter's.
    event.preventDefault();
    event.stopPropagation();
    const moved = Math.min(grid.length - 1, Math.max(0, at + (along ?? 0)));
    setAt(moved);
    const before = sketch[at] ?? 0;
    if (up !== undefined) {
      const raised = Math.min(high, Math.max(low, before + up * keyStep));
      const point = { at, height: Number(raised.toFixed(3)) };
      onStroke?.(point, point);
    } else if (event.shiftKey && sketch[at] !== null) {
      onStroke?.({ at, height: before }, { at: moved, height: before });
    }
  }

  const z = formatShort(grid[at] ?? 0);
  const here = sketch[at] ?? null;
  return (
    <div className={styles.frame} data-draws={onStroke !== null}>
      <div
        ref={frame}
        className={styles.plot}
        {...(onStroke
          ? {
              role: "slider",
              tabIndex: 0,
              "aria-label": label,
              "aria-valuemin": low,
              "aria-valuemax": high,
              "aria-valuenow": here ?? 0,
              "aria-valuetext":
                here === null
                  ? say("claims.sketch.nothingAt", { z })
                  : say("claims.sketch.at", { z, height: formatShort(here) }),
              onKeyDown,
              onPointerDown: (event: PointerEvent<HTMLElement>) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                last.current = null;
                draw(event);
              },
              onPointerMove: (event: PointerEvent<HTMLElement>) => {
                if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(event);
              },
            }
          : { role: "img", "aria-label": label })}
      >
        <ChartDrawing size={size} margin={margin} className={styles.chart}>
          <g ref={verticalGroup} className={styles.axis} />
          <g ref={horizontalGroup} className={styles.axis} transform={`translate(0,${height})`} />
          <path className={styles.value} d={pathOf(value)} />
          <path className={styles.sketch} d={pathOf(sketch)} />
          {truth && <path className={styles.truth} d={pathOf(truth)} />}
          {onStroke && (
            <circle className={styles.here} cx={x(grid[at] ?? 0)} cy={y(here ?? 0)} r={5} />
          )}
        </ChartDrawing>
      </div>
    </div>
  );
}
