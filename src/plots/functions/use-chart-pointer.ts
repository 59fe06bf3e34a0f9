import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { HeardCurve } from "../shared/heard-curve.ts";
import { playCurves } from "../shared/play-curves.ts";
import type { Margin } from "../shared/plot-area.ts";
import { hearKey } from "../shared/use-crosshair.ts";
import { pan, wholePicture, type Zoom, zoomAbout } from "./zoom.ts";

interface ChartPointerOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  /** The reading line's place as a share of the width; null puts it away. */
  readonly onRead: (share: number | null) => void;
  /** Moves the reading line by so many steps. */
  readonly onStep: (by: number) => void;
  /** Distances from the frame's edges to the plot, in pixels. */
  readonly margin: Margin;
  /** What the key H plays; asked for when it is pressed. */
  readonly hear: () => readonly HeardCurve[];
}

/** What each key does: reading by steps, or another zoom. */
const readingKeys: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageDown: -10,
  PageUp: 10,
};

const zoomKeys: Readonly<Record<string, (zoom: Zoom) => Zoom>> = {
  "Shift+ArrowLeft": (zoom) => pan(zoom, 0.1, 0),
  "Shift+ArrowRight": (zoom) => pan(zoom, -0.1, 0),
  "Shift+ArrowUp": (zoom) => pan(zoom, 0, 0.1),
  "Shift+ArrowDown": (zoom) => pan(zoom, 0, -0.1),
  "+": (zoom) => zoomAbout(zoom, 1.5, 0.5, 0.5),
  "=": (zoom) => zoomAbout(zoom, 1.5, 0.5, 0.5),
  "-": (zoom) => zoomAbout(zoom, 1 / 1.5, 0.5, 0.5),
  "0": () => wholePicture,
};

/**
 * Reading, panning and zooming with mouse, touch and keys. A mouse reads when it
 * moves, pans when it drags, and zooms with its wheel while the chart has the
 * focus (else the page scrolls) or with Ctrl; one finger reads, two pan and
 * zoom; arrows read, with Shift they pan; + − and 0 zoom and reset.
 */
export function useChartPointer(options: ChartPointerOptions) {
  const { frame, zoom, onZoom, onRead, onStep, margin, hear } = options;
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const latest = useRef({ zoom, onZoom });
  latest.current = { zoom, onZoom };

  /** Several events may come before the next render; each continues from the one before. */
  function change(by: (zoom: Zoom) => Zoom): void {
    latest.current.zoom = by(latest.current.zoom);
    latest.current.onZoom(latest.current.zoom);
  }

  /** A place on the screen in shares of the plot. */
  function shares(clientX: number, clientY: number) {
    const box = frame.current?.getBoundingClientRect() ?? new DOMRect();
    const width = Math.max(1, box.width - margin.left - margin.right);
    const height = Math.max(1, box.height - margin.top - margin.bottom);
    return {
      x: (clientX - box.left - margin.left) / width,
      y: (clientY - box.top - margin.top) / height,
    };
  }

  const wheelZoom = useRef((_event: WheelEvent) => {});
  wheelZoom.current = (event) => {
    const { x, y } = shares(event.clientX, event.clientY);
    const by = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
    change((zoom) => zoomAbout(zoom, by, x, y));
  };

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // React listens to wheels passively; only a listener of one's own may keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      wheelZoom.current(event);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [frame]);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const place = shares(event.clientX, event.clientY);
    pointers.current.set(event.pointerId, place);
    if (event.pointerType === "mouse") event.currentTarget.setPointerCapture(event.pointerId);
    if (pointers.current.size === 1) onRead(place.x);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const place = shares(event.clientX, event.clientY);
    const before = pointers.current.get(event.pointerId);
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId);
    const [other] = others.map(([, where]) => where);
    if (before && other) {
      const [was, is] = [before, place].map(({ x, y }) => Math.hypot(x - other.x, y - other.y));
      const by = was && is ? is / was : 1;
      change((zoom) =>
        zoomAbout(
          pan(zoom, (place.x - before.x) / 2, (place.y - before.y) / 2),
          by,
          (place.x + other.x) / 2,
          (place.y + other.y) / 2,
        ),
      );
    } else if (before && event.pointerType === "mouse" && event.buttons === 1) {
      change((zoom) => pan(zoom, place.x - before.x, place.y - before.y));
    } else {
      onRead(place.x);
    }
    if (before) pointers.current.set(event.pointerId, place);
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    pointers.current.delete(event.pointerId);
  }

  function onPointerLeave(event: PointerEvent<HTMLElement>): void {
    pointers.current.delete(event.pointerId);
    // The reading stays after a finger lifts, so that it can be read.
    if (event.pointerType === "mouse") onRead(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isMoving = event.shiftKey && event.key.startsWith("Arrow");
    const zoomBy = zoomKeys[isMoving ? `Shift+${event.key}` : event.key];
    const step = readingKeys[event.key];
    if (zoomBy) change(zoomBy);
    else if (step !== undefined) onStep(step);
    else if (event.key === "Escape") onRead(null);
    else if (event.key === hearKey) playCurves(hear());
    else return;
    event.preventDefault();
    // The page's own keys (space plays, S steps) are not meant here.
    event.stopPropagation();
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onPointerLeave,
    onKeyDown,
  };
}
