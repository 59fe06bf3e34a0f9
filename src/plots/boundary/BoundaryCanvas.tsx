import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DataLegend } from "../../engine/data/legend.ts";
import type { OutputId } from "../../engine/network/losses.ts";
import { afterFrame } from "../shared/after-frame.ts";
import type { LiveSource } from "../shared/live-source.ts";
import { useColours } from "../shared/use-colours.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./BoundaryCanvas.module.css";
import type { BoundaryPoints } from "./boundary-look.ts";
import { type PlaneValues, prepareCanvas } from "./boundary-painter.ts";
import { HeatPainter, pointsLayer } from "./boundary-picture.ts";
import { PlaneAxes } from "./PlaneAxes.tsx";

/** Painting more points takes longer than a frame has room for: they follow in the next one. */
const mostPaintedAtOnce = 1000;

export interface BoundaryCanvasProps {
  /** The newest values; null before the first frame. */
  readonly source: LiveSource<PlaneValues | null>;
  /** What the output layer computes, with "auto" resolved. */
  readonly output: OutputId;
  /** Number of classes; 0 for regression. */
  readonly classCount: number;
  /** Examples to draw as filled discs. */
  readonly train?: BoundaryPoints | null;
  /** Examples to draw as outlined diamonds. */
  readonly test?: BoundaryPoints | null;
  /** Decided classes instead of shades. */
  readonly discretise?: boolean;
  /** What the picture shows, in words, for those who do not see it. */
  readonly description: string;
  /** Smaller points, no frame: for arm cards. */
  readonly small?: boolean;
  /** The largest |value| that the colours cover in regression; measured when it is absent. */
  readonly size?: number;
  /** What the two directions mean; null where they are x₁ and x₂ alone. */
  readonly legend?: DataLegend | null;
  /** What lies over the picture and fills it. */
  readonly children?: ReactNode;
}

/** The plane as one network sees it: output values as colour, examples on top. Fills its parent's width, square. */
export function BoundaryCanvas({
  source,
  output,
  classCount,
  train = null,
  test = null,
  discretise = false,
  description,
  small = false,
  size,
  legend = null,
  children,
}: BoundaryCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const [points, setPoints] = useState<HTMLCanvasElement | null>(null);
  const heat = useRef<HeatPainter>(null);
  const colours = useColours();
  const { widthPx } = useSize(frame);

  useLivePaint(source, (plane) => {
    const canvas = picture.current;
    if (!canvas || widthPx === 0) return;
    const context = prepareCanvas(canvas, widthPx, widthPx);
    if (!context) return;
    if (plane && plane.cells > 0 && !plane.rows) {
      heat.current ??= new HeatPainter();
      heat.current.paint(context, plane, {
        widthPx,
        output,
        classCount,
        discretise,
        size,
        colours,
      });
    }
    if (points) context.drawImage(points, 0, 0, widthPx, widthPx);
  });

  useEffect(() => {
    const count = (train?.count ?? 0) + (test?.count ?? 0);
    const style = { widthPx, classCount, size, colours };
    const paint = () => setPoints(pointsLayer({ train, test, small }, style));
    if (widthPx === 0) return;
    if (count > 0 && count <= mostPaintedAtOnce) return paint();
    // The former points are nothing to what stands under them now.
    setPoints(null);
    if (count > 0) return afterFrame(paint);
  }, [train, test, classCount, size, colours, widthPx, small]);

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name
    <div
      ref={frame}
      className={styles.frame}
      data-small={small}
      // What lies over it may be worked on, which a picture is not.
      role={children ? "group" : "img"}
      aria-label={description}
    >
      <canvas ref={picture} className={styles.layer} />
      {legend && <PlaneAxes legend={legend} />}
      {children}
    </div>
  );
}
