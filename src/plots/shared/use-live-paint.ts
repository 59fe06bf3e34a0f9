import { useEffect, useRef } from "react";
import type { LiveSource } from "./live-source.ts";
import { PaintTurns } from "./paint-turns.ts";

const turns = new PaintTurns((callback) => requestAnimationFrame(callback));

/**
 * Calls `paint` with the source's newest value, at most once per displayed frame and as often as
 * the machine can, without rendering. Paints again whenever the component rendered, so
 * that `paint` may close over props.
 */
export function useLivePaint<T>(source: LiveSource<T>, paint: (value: T) => void): void {
  const newest = useRef(paint);
  const request = useRef<() => void>(() => {});

  useEffect(() => {
    const paintNewest = () => newest.current(source.getState());
    const schedule = () => turns.add(paintNewest);
    request.current = schedule;
    const unsubscribe = source.subscribe(schedule);
    return () => {
      unsubscribe();
      turns.remove(paintNewest);
      request.current = () => {};
    };
  }, [source]);

  useEffect(() => {
    newest.current = paint;
    request.current();
  });
}
