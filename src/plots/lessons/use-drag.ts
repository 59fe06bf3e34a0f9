import type { PointerEvent } from "react";

/** Handlers with which an element follows the pointer from where it is pressed until it is let go. */
export function useDrag(onDrag: (offsetPx: number) => void) {
  const offset = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      // The keys go on where the pointer began.
      event.currentTarget.querySelector<HTMLElement>("[role=slider]")?.focus();
      event.preventDefault();
      onDrag(offset(event));
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(offset(event));
    },
  };
}
