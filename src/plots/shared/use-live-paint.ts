import { useEffect, useRef } from "react";
import type { LiveSource } from "./live-source.ts";

/**
 * Calls `paint` with the source's newest value, at most once per displayed
 * frame, without rendering. Paints again whenever the component rendered, so
 * that `paint` may close over props.
 */
export function useLivePaint<T>(source: LiveSource<T>, paint: (value: T) => void): void {
  const newest = useRef(paint);
  const request = useRef<() => void>(() => {});

  useEffect(() => {
    let pending = 0;
    const schedule = () => {
      if (pending !== 0) return;
      pending = requestAnimationFrame(() => {
        pending = 0;
        newest.current(source.getState());
      });
    };
    request.current = schedule;
    const unsubscribe = source.subscribe(schedule);
    return () => {
      unsubscribe();
      cancelAnimationFrame(pending);
      request.current = () => {};
    };
  }, [source]);

  useEffect(() => {
    newest.current = paint;
    request.current();
  });
}
