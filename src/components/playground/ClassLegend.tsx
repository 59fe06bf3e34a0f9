import { useColours } from "../../plots/shared/use-colours.ts";
import styles from "./ClassLegend.module.css";

/** Which colour is which class. */
export function ClassLegend({ classCount }: { readonly classCount: number }) {
  const { classNames } = useColours();
  return (
    <ul className={styles.legend} aria-label="Colours of the classes">
      {Array.from({ length: classCount }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its index.
        <li key={index} className={styles.entry}>
          <span
            className={styles.swatch}
            style={{ background: classNames[index % classNames.length] }}
          />
          class {index}
        </li>
      ))}
    </ul>
  );
}
