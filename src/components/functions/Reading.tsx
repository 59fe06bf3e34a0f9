import { formatNumber } from "../../plots/format.ts";
import type { Curve } from "../../plots/functions/CurveChart.tsx";
import styles from "./Reading.module.css";

/** The legend of a chart, with the numbers at the reading line. */
export function Reading({
  curves,
  z,
}: {
  readonly curves: readonly Curve[];
  readonly z: number | null;
}) {
  return (
    <p className={styles.reading}>
      {curves.map(({ id, label, colour, order, at }) => (
        <span key={id} className={styles.entry}>
          <svg width={26} height={10} aria-hidden="true">
            <path d="M1,5H25" stroke={colour} className={styles.sample} data-order={order} />
          </svg>
          <span className={styles.symbol}>{label}</span>
          <span className={styles.number}>{z === null ? "" : `= ${formatNumber(at(z))}`}</span>
        </span>
      ))}
      <span className={styles.entry}>
        <span className={styles.symbol}>z</span>
        <span className={styles.number}>{z === null ? "" : `= ${formatNumber(z)}`}</span>
      </span>
    </p>
  );
}
