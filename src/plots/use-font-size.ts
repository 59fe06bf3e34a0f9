import { type RefObject, useLayoutEffect, useState } from "react";

/** An element's font size in pixels, for what is laid out by hand; looked at whenever it renders. */
export function useFontSize(ref: RefObject<HTMLElement | null>): number {
  const [fontPx, setFontPx] = useState(12);
  useLayoutEffect(() => {
    if (ref.current) setFontPx(Number.parseFloat(getComputedStyle(ref.current).fontSize));
  });
  return fontPx;
}
