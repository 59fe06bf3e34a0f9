import type { CompositionLayer } from "../../functions/properties/composition.ts";
import type { Margin } from "../shared/plot-area.ts";

/** What the charts of a signal's way through many layers are drawn from. */
export interface LayersChartProps {
  /** Input side first. */
  readonly layers: readonly CompositionLayer[];
  /** What the chart shows, in words. */
  readonly label: string;
}

/** Where one stands beside the other, their plots are level. */
export const usualMargin: Margin = { left: 56, right: 16, top: 12, bottom: 42 };

/** Whether a layer has its number at the axis: of many, every fifth and the first. */
export const isNumbered = (layer: number, count: number): boolean =>
  count <= 12 || layer % 5 === 0 || layer === 1;
