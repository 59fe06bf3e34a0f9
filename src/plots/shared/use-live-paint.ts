import { useEffect, useRef } from "react";
import type { LiveSource } from "./live-source.ts";
import { PaintTurns } from "./paint-turns.ts";

const turns = new PaintTurns((callback) => requestAnimationFrame(callback));

/** Of a picture of one source. */
const noOther: LiveSource<unknown> = { getState: () => null, subscribe: () => () => {} };

/**
 * Calls `paint` with the source's newest value, at most once per displayed frame and as often as
 * the machine can, without rendering. Paints again whenever the component rendered, so
 * that `paint` may close over props, and whenever another source has news that it reads too.
 */
export function useLivePaint<T>(
  source: LiveSource<T>,
  paint: (value: T) => void,
  other: LiveSource<unknown> = noOther,
): void {
  const newest = useRef(paint);
  const request = useRef<() => void>(() => {});

  useEffect(() => {
    const paintNewest = () => newest.current(source.getState());
    const schedule = () => turns.add(paintNewest);
    request.current = schedule;
    const stops = [source.subscribe(schedule), other.subscribe(schedule)];
    return () => {
      for (const stop of stops) stop();
      turns.remove(paintNewest);
      request.current = () => {};
    };
  }, [source, other]);

  useEffect(() => {
    newest.current = paint;
    request.current();
  });
}
