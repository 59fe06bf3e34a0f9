import { useEffect, useRef } from "react";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./ColourLegend.module.css";
import { paintScale } from "./paint-scale.ts";
import { tableSize, type ValueRange } from "./signed-scale.ts";
import { useColours } from "./use-colours.ts";

interface ColourLegendProps {
  /** The values at the ends, as the picture beside it uses them. */
  readonly range: ValueRange;
  /** What the colours mean: "output", "f(z)". */
  readonly label: string;
  /** Two colours only. */
  readonly discretise?: boolean;
}

/** The colour scale with its numbers; shows only the part of it that the values can reach. */
export function ColourLegend({ range, label, discretise = false }: ColourLegendProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const { min, max, centre } = range;

  useEffect(() => {
    if (canvas.current) paintScale(canvas.current, { min, max, centre }, colours, discretise);
  }, [colours, discretise, min, max, centre]);

  const middle = min < centre && centre < max && hasRoom(range);
  return (
    <figure
      className={styles.legend}
      aria-label={say("chart.legend", { label, min: formatShort(min), max: formatShort(max) })}
    >
      <figcaption className={styles.label}>{label}</figcaption>
      <canvas ref={canvas} className={styles.bar} width={tableSize} height={1} />
      <div className={styles.numbers} aria-hidden="true">
        <span>{formatShort(min)}</span>
        {middle && (
          <span
            style={{ left: `${(100 * (centre - min)) / (max - min)}%` }}
            className={styles.centre}
          >
            {formatShort(centre)}
          </span>
        )}
        <span>{formatShort(max)}</span>
      </div>
    </figure>
  );
}

/** Parts of the narrowest bar (140 px) that a character and a gap take. */
const characterShare = 0.05;
const gapShare = 0.07;

/** Whether the centre's number touches neither end's: a steep range has it almost at one end. */
function hasRoom({ min, max, centre }: ValueRange): boolean {
  const share = (centre - min) / (max - min);
  const half = formatShort(centre).length / 2;
  const taken = (end: number) => (formatShort(end).length + half) * characterShare + gapShare;
  return share >= taken(min) && 1 - share >= taken(max);
}
