import { formatNumber } from "../../words/format.ts";
import styles from "./CurveReadout.module.css";

interface CurveReadoutProps {
  /** "f(z)". */
  readonly symbol: string;
  /** At the reading line; null while that is put away. */
  readonly value: number | null;
  /** Of its curve; without one there is no sample of a line. */
  readonly colour?: string;
  /** 0 for f (solid), 1 for f′ (dashed), 2 for f″ (dotted). */
  readonly order?: number;
}

/** One entry of a chart's legend, with its number while the reading line is out. */
export function CurveReadout({ symbol, value, colour, order = 0 }: CurveReadoutProps) {
  return (
    <span className={styles.entry}>
      {colour && (
        <svg width={26} height={10} aria-hidden="true">
          <path d="M1,5H25" stroke={colour} className={styles.sample} data-order={order} />
        </svg>
      )}
      <span className={styles.symbol}>{symbol}</span>
      <span className={styles.number}>{value === null ? "" : `= ${formatNumber(value)}`}</span>
    </span>
  );
}
