import type { ReactNode } from "react";
import styles from "./Chart.module.css";
import type { Margin } from "./plot-area.ts";
import type { Size } from "./use-size.ts";

interface ChartDrawingProps {
  readonly size: Size;
  readonly margin: Margin;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A chart's SVG with the origin at its plot's corner; nothing before there is room for it. */
export function ChartDrawing({ size, margin, className, children }: ChartDrawingProps) {
  const { widthPx, heightPx } = size;
  if (widthPx === 0) return null;
  return (
    <svg
      className={className ?? styles.drawing}
      width={widthPx}
      height={heightPx}
      aria-hidden="true"
    >
      <g transform={`translate(${margin.left},${margin.top})`}>{children}</g>
    </svg>
  );
}
