import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { say } from "../../words/say.ts";
import styles from "./NetworkDiagram.module.css";
import { type NetworkLayout, sidePath, skipPath } from "./network-layout.ts";

interface LayerMarksProps {
  readonly layout: NetworkLayout;
  readonly shape: NetworkShape;
  /** Whether units are dropped out in training. */
  readonly isDropped: boolean;
}

/**
 * What stands around hidden layers, quietly: a line before a column that is normalised, a dotted one
 * after a column that drops units, an arc over a column with a skip connection.
 */
export function LayerMarks({ layout, shape, isDropped }: LayerMarksProps) {
  return shape.layers.slice(0, shape.hiddenLayerCount).map(({ normalisation, skips }, index) => {
    const [from, column] = [layout.columns[index], layout.columns[index + 1]];
    if (!from || !column) return null;
    const layer = index + 1;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place only
      <g key={index} className={styles.around}>
        {normalisation && (
          <path d={sidePath(column, "before")}>
            <title>{say("chart.network.normalised", { layer })}</title>
          </path>
        )}
        {isDropped && (
          <path d={sidePath(column, "after")} strokeDasharray="1 4">
            <title>{say("chart.network.dropped", { layer })}</title>
          </path>
        )}
        {skips && (
          <path d={skipPath(from, column)}>
            <title>{say("chart.network.skipped", { layer })}</title>
          </path>
        )}
      </g>
    );
  });
}
