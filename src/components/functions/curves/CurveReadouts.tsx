import type { Curve } from "../../../plots/functions/CurveChart.tsx";
import { CurveReadout } from "../../../plots/functions/CurveReadout.tsx";
import styles from "./CurveReadouts.module.css";

/** The legend of a chart, with the numbers at the reading line. */
export function CurveReadouts({
  curves,
  z,
}: {
  readonly curves: readonly Curve[];
  readonly z: number | null;
}) {
  return (
    <p className={styles.reading}>
      {curves.map(({ id, label, colour, order, at }) => (
        <CurveReadout
          key={id}
          symbol={label}
          value={z === null ? null : at(z)}
          colour={colour}
          order={order}
        />
      ))}
      {z !== null && <CurveReadout symbol="z" value={z} />}
    </p>
  );
}
