import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { valueAt } from "../../engine/data/legend.ts";
import { pointSet } from "../../plots/boundary/boundary-look.ts";
import { prepareCanvas } from "../../plots/boundary/boundary-painter.ts";
import { paintTrainPoints } from "../../plots/boundary/point-painter.ts";
import { graphAxes } from "../../plots/graph/graph-geometry.ts";
import { afterFrame } from "../../plots/shared/after-frame.ts";
import { themeToken } from "../../plots/shared/theme-tokens.ts";
import { useColours } from "../../plots/shared/use-colours.ts";
import { useSize } from "../../plots/shared/use-size.ts";
import type { Drawing } from "../../store/playground/drawing.ts";
import { classOf } from "../../store/playground/drawing-surface.ts";
import { sayClass } from "../../words/data.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { movedByKey, placeOfPointer, positionOf } from "../shared/plane-reading.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./DrawingPad.module.css";
import { useDrawnLegend } from "./use-drawn-legend.ts";

/** Values of a regression whose colours the pen's points have. */
const valueSize = 1;

/** The points where they stand in the picture, each with its class or value. */
function placedPoints(drawing: Drawing) {
  const { points, task } = drawing.store.getState();
  const surface = drawing.surface();
  const coordinates = new Float32Array(2 * points.length);
  const labels = new Float32Array(points.length);
  for (const [index, point] of points.entries()) {
    const { x1, x2 } = surface.placeOf(point);
    coordinates[2 * index] = x1;
    coordinates[2 * index + 1] = x2;
    labels[index] = task === "classification" ? classOf(point.label) : point.label;
  }
  return { count: points.length, coordinates, labels };
}

/** Over a boundary or a graph: takes strokes of mouse, pen, finger and keyboard, and shows the points at once. */
export function DrawingPad() {
  const { drawing } = usePlayground();
  const legend = useDrawnLegend();
  const pad = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<HTMLSpanElement>(null);
  const said = useRef<HTMLOutputElement>(null);
  const colours = useColours();
  const { widthPx } = useSize(pad);
  const isGraph = useStore(drawing.store, ({ inputs }) => inputs === 1);
  const hasClasses = useStore(drawing.store, ({ task }) => task === "classification");

  useEffect(() => {
    const paint = () => {
      const { task, inputs, pen: place } = drawing.store.getState();
      const context = canvas.current && prepareCanvas(canvas.current, widthPx, widthPx);
      if (!context || !pen.current) return;
      const shown = pointSet(placedPoints(drawing), drawing.classCount(), colours, valueSize);
      // On a graph their height says what their colour would.
      const soft = themeToken("--ink-soft");
      const colour = inputs === 1 && task === "regression" ? () => soft : shown.colour;
      const radiusPx = Math.max(2.5, widthPx / 110);
      paintTrainPoints(context, { ...shown, colour }, widthPx, radiusPx, colours.paper);
      pen.current.hidden = place === null;
      if (!place) return;
      const { right, down } = positionOf(drawing.tipOf(place));
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

  useEffect(
    () =>
      // The dialog gives the focus back to a button, which loses it where its drawer has closed.
      afterFrame(() => {
        if (document.activeElement === document.body) pad.current?.focus();
      }),
    [],
  );

  /** What was done, for those who do not see it. */
  const announcePen = () => {
    const { points, pen: place } = drawing.store.getState();
    if (!said.current || !place) return;
    said.current.textContent = say("draw.at", { ...namedPlace(place), count: points.length });
  };

  /** Where the pen is: two coordinates, or on a graph x with what a point there has. */
  function namedPlace(place: { readonly x1: number; readonly x2: number }) {
    const { task, tool, label } = drawing.store.getState();
    const { range } = drawing.surface();
    if (!range) return { x1: formatShort(place.x1), x2: formatShort(place.x2) };
    const { x, y } = graphAxes(legend);
    const x1 = formatShort(valueAt(x, place.x1));
    if (task === "classification" && (tool === "brush" || tool === "point")) {
      return { x1, x2: sayClass(legend, label) };
    }
    const [low, high] = range;
    const height = low + (1 - positionOf(place).down) * (high - low);
    return { x1, x2: formatShort(task === "regression" ? valueAt(y, height) : height) };
  }

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
    } else if (hasClasses && /^\d$/.test(event.key)) drawing.choose({ label: Number(event.key) });
    else if (event.key === "Escape") drawing.cancel();
    else return;
    announcePen();
    event.preventDefault();
    event.stopPropagation();
  };

  /** A pointer that only passes over draws nothing, also where a key has taken up a point. */
  const isDown = ({ currentTarget, pointerId }: PointerEvent<HTMLElement>): boolean =>
    currentTarget.hasPointerCapture(pointerId);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // A second finger is no pen.
    if (event.button !== 0 || !event.isPrimary) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.choose({ pen: null });
    drawing.press(placeOfPointer(event));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a surface to draw on is no form's field
    <div
      ref={pad}
      className={styles.pad}
      data-surface={isGraph ? "graph" : "plane"}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the pen
      tabIndex={0}
      aria-label={say("draw.pad", {
        surface: isGraph ? "graph" : "plane",
        task: hasClasses ? "classification" : "regression",
      })}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => isDown(event) && drawing.drag(placeOfPointer(event))}
      onPointerUp={(event) => isDown(event) && drawing.release()}
      onPointerCancel={(event) => event.isPrimary && drawing.cancel()}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} className={styles.points} />
      <span ref={pen} className={styles.pen} hidden />
      <output ref={said} className="visually-hidden" />
    </div>
  );
}
