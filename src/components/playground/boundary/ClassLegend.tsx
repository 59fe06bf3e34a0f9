import type { DataLegend } from "../../../engine/data/legend.ts";
import { useColours } from "../../../plots/shared/use-colours.ts";
import { sayClass } from "../../../words/data.ts";
import { say } from "../../../words/say.ts";
import styles from "./ClassLegend.module.css";

interface ClassLegendProps {
  readonly classCount: number;
  /** Names of the classes, where they have some. */
  readonly legend: DataLegend | null;
}

/** Which colour is which class. */
export function ClassLegend({ classCount, legend }: ClassLegendProps) {
  const { classNames, ends } = useColours();
  // Two classes have the ends of the scale of outputs.
  const colours = classCount === 2 ? [ends.negative, ends.positive] : classNames;
  return (
    <ul className={styles.legend} aria-label={say("classes.label")}>
      {Array.from({ length: classCount }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its index.
        <li key={index} className={styles.entry}>
          <span className={styles.swatch} style={{ background: colours[index % colours.length] }} />
          {sayClass(legend, index)}
        </li>
      ))}
    </ul>
  );
}
