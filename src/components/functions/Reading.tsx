import type { Curve } from "../../plots/functions/CurveChart.tsx";
import { CurveReading } from "../../plots/functions/CurveReading.tsx";
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
        <CurveReading
          key={id}
          symbol={label}
          value={z === null ? null : at(z)}
          colour={colour}
          order={order}
        />
      ))}
      <CurveReading symbol="z" value={z} />
    </p>
  );
}
