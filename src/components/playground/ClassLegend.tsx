import { useColours } from "../../plots/shared/use-colours.ts";
import { say } from "../../words/say.ts";
import styles from "./ClassLegend.module.css";

/** Which colour is which class. */
export function ClassLegend({ classCount }: { readonly classCount: number }) {
  const { classNames } = useColours();
  return (
    <ul className={styles.legend} aria-label={say("classes.label")}>
      {Array.from({ length: classCount }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its index.
        <li key={index} className={styles.entry}>
          <span
            className={styles.swatch}
            style={{ background: classNames[index % classNames.length] }}
          />
          {say("classes.entry", { index })}
        </li>
      ))}
    </ul>
  );
}
