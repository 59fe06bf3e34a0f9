import { ticks } from "d3";
import { type Axis, type DataLegend, valueAt } from "../../engine/data/legend.ts";
import { planeEdge } from "../../engine/data/plane.ts";
import { formatShort } from "../../words/format.ts";
import styles from "./PlaneAxes.module.css";

/** Marks of a scale: few, as they stand inside the picture. */
const markCount = 4;

/** Nearer to the edge than this share there is no room for a number. */
const margin = 0.06;

/** Round values of an axis and where they lie, as shares of the picture's side from the low end. */
export function axisMarks(
  axis: Axis,
): readonly { readonly value: number; readonly share: number }[] {
  const low = valueAt(axis, -planeEdge);
  const high = valueAt(axis, planeEdge);
  return ticks(low, high, markCount)
    .map((value) => ({ value, share: (value - low) / (high - low) }))
    .filter(({ share }) => share > margin && share < 1 - margin);
}

/** Over a boundary whose points were brought: what its two directions mean, in the values that they had. */
export function PlaneAxes({ legend }: { readonly legend: DataLegend }) {
  return (
    <div className={styles.axes} aria-hidden="true">
      {legend.x1 && (
        <>
          {axisMarks(legend.x1).map(({ value, share }) => (
            <span key={value} className={styles.below} style={{ left: `${100 * share}%` }}>
              {formatShort(value)}
            </span>
          ))}
          <span className={styles.nameBelow}>{legend.x1.name} →</span>
        </>
      )}
      {legend.x2 && (
        <>
          {axisMarks(legend.x2).map(({ value, share }) => (
            <span key={value} className={styles.beside} style={{ bottom: `${100 * share}%` }}>
              {formatShort(value)}
            </span>
          ))}
          <span className={styles.nameBeside}>↑ {legend.x2.name}</span>
        </>
      )}
    </div>
  );
}
