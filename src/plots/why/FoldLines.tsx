import { useRef } from "react";
import { cellCount, type PlaneValues } from "../boundary/boundary-painter.ts";
import type { LiveSource } from "../shared/live-source.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import styles from "./FoldLines.module.css";
import { zeroLines, zeroPlaces } from "./zero-lines.ts";

interface FoldLinesProps {
  /** z of every hidden unit, layer by layer, over the plane. */
  readonly source: LiveSource<PlaneValues | null>;
  /** How many units each hidden layer has. */
  readonly layerSizes: readonly number[];
}

/** Over a boundary or graph: where each hidden unit's z is 0; those of later layers are pale. */
export function FoldLines({ source, layerSizes }: FoldLinesProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const lines = useRef<(SVGPathElement | null)[]>([]);
  useLivePaint(source, (grid) => {
    if (!grid || !drawing.current) return;
    const { values, cells, rows } = grid;
    drawing.current.setAttribute("viewBox", `0 0 ${cells} ${cells}`);
    drawing.current.dataset.graph = String(rows === 1);
    const zeros = rows ? zeroPlaces : zeroLines;
    for (const [unit, line] of lines.current.entries()) {
      line?.setAttribute("d", zeros(values, unit * cellCount(grid), cells));
    }
  });
  const units = layerSizes.flatMap((count, layer) => Array.from({ length: count }, () => layer));
  return (
    <svg ref={drawing} className={styles.lines} preserveAspectRatio="none" aria-hidden="true">
      {units.map((layer, unit) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place.
          key={unit}
          ref={(element) => {
            lines.current[unit] = element;
          }}
          className={styles.line}
          data-first={layer === 0}
        />
      ))}
    </svg>
  );
}
