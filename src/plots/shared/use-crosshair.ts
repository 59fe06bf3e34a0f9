import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { HeardCurve } from "./heard-curve.ts";
import { playCurves } from "./play-curves.ts";

interface CrosshairOptions {
  /** Turns a distance from the element's left edge, in pixels, into a position. */
  readonly positionAt: (offsetPx: number) => number;
  readonly min: number;
  /** The last position now: a chart may grow between two renderings. */
  readonly max: () => number;
  /** Where the keyboard begins. */
  readonly start: number;
  /** The next position from this one: `by` is ±1, or ±10 with Page Up and Page Down. */
  readonly move: (position: number, by: number) => number;
  /** Takes a position up: by a press, a drag, or the keys that move the line. */
  readonly choose?: (position: number) => void;
  /** What the key H plays; asked for when it is pressed. */
  readonly hear?: () => readonly HeardCurve[];
}

/** Plays the curve as a tone, on every chart. */
export const hearKey = "h";

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/**
 * A reading line moved by mouse, touch or keys. A finger leaves it where it
 * lifts, so that it can be read; a tap elsewhere puts it away. The element that
 * takes `handlers` is a slider to those who hear it, so it wants that role, a label
 * and `aria-valuetext`.
 */
export function useCrosshair(options: CrosshairOptions) {
  const { positionAt, min, max, start, move, choose, hear } = options;
  const [position, setPosition] = useState<number | null>(null);
  const touched = useRef<HTMLElement>(null);
  const isRead = position !== null;
  const within = (wanted: number) => Math.min(max(), Math.max(min, wanted));
  const put = (wanted: number) => setPosition(within(wanted));
  const take = (wanted: number) => {
    put(wanted);
    choose?.(within(wanted));
  };

  useEffect(() => {
    if (!isRead) return;
    // Not every browser moves the focus when something else is tapped.
    const letGo = ({ target }: Event) => {
      const isElsewhere = !(target instanceof Node && touched.current?.contains(target));
      if (touched.current && isElsewhere) setPosition(null);
    };
    document.addEventListener("pointerdown", letGo);
    return () => document.removeEventListener("pointerdown", letGo);
  }, [isRead]);

  const follow = (event: PointerEvent<HTMLElement>) => {
    touched.current = event.pointerType === "touch" ? event.currentTarget : null;
    const at = positionAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (event.buttons === 1) take(at);
    else put(at);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // An event that no pointer made has none to capture.
    if (choose && event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = steps[event.key];
    if (by !== undefined) take(position === null ? start : move(position, by));
    else if (event.key === "Home") take(min);
    else if (event.key === "End") take(max());
    else if (event.key === "Escape" && position !== null) setPosition(null);
    else if (event.key === hearKey && hear) playCurves(hear());
    else return;
    event.preventDefault();
    // The page's own keys (space plays, arrows may page) are not meant here.
    event.stopPropagation();
  };

  return {
    position: position === null ? null : within(position),
    handlers: {
      onPointerMove: follow,
      onPointerDown,
      onPointerLeave: (event: PointerEvent<HTMLElement>) => {
        if (event.pointerType !== "touch") setPosition(null);
      },
      onBlur: () => setPosition(null),
      onKeyDown,
    },
  };
}
