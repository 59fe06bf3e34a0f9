import { ticks } from "d3";
import { type DataLegend, valueAt } from "../../engine/data/legend.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "../boundary/PlaneAxes.module.css";
import { axisMarks } from "../boundary/PlaneAxes.tsx";
import { type GraphScale, graphAxes, yPlace } from "./graph-geometry.ts";

interface GraphAxesProps {
  readonly main: GraphScale;
  readonly residuals: GraphScale | null;
  /** What x and y stand for where points were brought. */
  readonly legend: DataLegend | null;
}

const markCount = 4;
/** Nearer to an end than this many pixels there is no room for a number. */
const marginPx = 12;

/** Few numbers along x and y, within the picture. */
export function GraphAxes({ main, residuals, legend }: GraphAxesProps) {
  const { x: axis, y: target } = graphAxes(legend);
  const bottomPx = main.top + main.heightPx;
  // Under the name, where there is one.
  const topMarginPx = legend?.target ? 2 * marginPx : marginPx;
  const heights = [valueAt(target, main.low), valueAt(target, main.high)] as const;
  const levels = ticks(...heights, markCount).map((value) => ({
    value,
    top: yPlace(main, (value - target.offset) / target.scale),
  }));
  return (
    <div className={styles.axes} aria-hidden="true">
      {axisMarks(axis).map(({ value, share }) => (
        <span
          key={value}
          className={styles.below}
          style={{ left: `${100 * share}%`, top: bottomPx - 15, bottom: "auto" }}
        >
          {formatShort(value)}
        </span>
      ))}
      <span className={styles.nameBelow} style={{ top: bottomPx - 30, bottom: "auto" }}>
        {axis.name} →
      </span>
      {levels
        .filter(({ top }) => top > topMarginPx && top < bottomPx - 2 * marginPx)
        .map(({ value, top }) => (
          <span key={value} className={styles.beside} style={{ bottom: "auto", top: top - 14 }}>
            {formatShort(value)}
          </span>
        ))}
      {legend?.target && <span className={styles.nameBeside}>↑ {target.name}</span>}
      {residuals && (
        <span className={styles.nameBelow} style={{ top: residuals.top + 2, bottom: "auto" }}>
          {say("graph.residuals")}
        </span>
      )}
    </div>
  );
}
