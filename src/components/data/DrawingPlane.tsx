import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { pointSet } from "../../plots/boundary/boundary-look.ts";
import { prepareCanvas } from "../../plots/boundary/boundary-painter.ts";
import { paintTrainPoints } from "../../plots/boundary/point-painter.ts";
import { useColours } from "../../plots/shared/use-colours.ts";
import { useSize } from "../../plots/shared/use-size.ts";
import type { Points } from "../../store/playground/point-edits.ts";
import { say } from "../../words/say.ts";
import { movedByKey, placeOfPointer, positionOf } from "../shared/plane-reading.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./DrawingPlane.module.css";

/** Values of a regression whose colours the pen's points have. */
const valueSize = 1;

function coordinatesOf(points: Points): Float32Array {
  const coordinates = new Float32Array(2 * points.length);
  for (const [index, { x1, x2 }] of points.entries()) {
    coordinates[2 * index] = x1;
    coordinates[2 * index + 1] = x2;
  }
  return coordinates;
}

/** Over a boundary: takes strokes of mouse, pen, finger and keyboard, and shows the points at once. */
export function DrawingPlane() {
  const { drawing } = usePlayground();
  const plane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<HTMLSpanElement>(null);
  const said = useRef<HTMLOutputElement>(null);
  const colours = useColours();
  const { widthPx } = useSize(plane);

  useEffect(() => {
    const paint = () => {
      const { points, task, pen: place } = drawing.store.getState();
      const context = canvas.current && prepareCanvas(canvas.current, widthPx, widthPx);
      if (!context || !pen.current) return;
      const set = {
        count: points.length,
        coordinates: coordinatesOf(points),
        labels: Float32Array.from(points, ({ label }) => label),
      };
      const classes = points.reduce((most, { label }) => Math.max(most, label + 1), 2);
      const classCount = task === "regression" ? 0 : classes;
      const shown = pointSet(set, classCount, colours, valueSize);
      paintTrainPoints(context, shown, widthPx, Math.max(2.5, widthPx / 110), colours.paper);
      pen.current.hidden = place === null;
      if (!place) return;
      const { right, down } = positionOf(place);
      pen.current.style.left = `${100 * right}%`;
      pen.current.style.top = `${100 * down}%`;
    };
    paint();
    // Pens move more often than screens are drawn.
    let frame = 0;
    const paintSoon = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paint();
      });
    };
    const stop = drawing.store.subscribe(paintSoon);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [drawing, colours, widthPx]);

  /** What was done, for those who do not see it. */
  const tell = () => {
    const { points, pen: place } = drawing.store.getState();
    if (!said.current || !place) return;
    said.current.textContent = say("draw.at", {
      x1: place.x1,
      x2: place.x2,
      count: points.length,
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { pen: place } = drawing.store.getState();
    const next = movedByKey(place, event.key, event.shiftKey);
    if (next) {
      drawing.choose({ pen: next });
      // A point that is held goes along.
      drawing.drag(next);
    } else if ((event.key === " " || event.key === "Enter") && place) {
      drawing.strike(place);
    } else if (/^\d$/.test(event.key)) drawing.choose({ label: Number(event.key) });
    else if (event.key === "Escape") drawing.cancel();
    else return;
    tell();
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.choose({ pen: null });
    drawing.press(placeOfPointer(event));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a plane to draw on is no form's field
    <div
      ref={plane}
      className={styles.plane}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the pen
      tabIndex={0}
      aria-label={say("draw.plane")}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drawing.drag(placeOfPointer(event))}
      onPointerUp={drawing.release}
      onPointerCancel={drawing.cancel}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} className={styles.points} />
      <span ref={pen} className={styles.pen} hidden />
      <output ref={said} className="visually-hidden" />
    </div>
  );
}
