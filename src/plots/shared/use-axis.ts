import { type Axis, type AxisDomain, select } from "d3";
import { type RefObject, useLayoutEffect, useRef } from "react";

/** With a grid of lines of that length across the plot. */
export const withGrid = <Domain extends AxisDomain>(
  axis: Axis<Domain>,
  lengthPx: number,
): Axis<Domain> => axis.tickSizeInner(-lengthPx).tickSizeOuter(0).tickPadding(8);

/** Lets D3 draw an axis into an empty `<g>`: the element's children are D3's, and go when it does. */
export function useAxis<Domain extends AxisDomain>(
  axis: Axis<Domain>,
): RefObject<SVGGElement | null> {
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    const element = group.current;
    if (!element) return;
    const selection = select(element).call(axis);
    // D3 sets fonts on the group itself; the page's own are right.
    selection.attr("font-size", null).attr("font-family", null);
    return () => {
      selection.selectChildren().remove();
    };
  }, [axis]);
  return group;
}
