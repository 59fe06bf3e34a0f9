import { type RefObject, useLayoutEffect, useState } from "react";

/** An element's font as CSS has it, "12px sans-serif", for what is laid out by hand; looked at whenever it renders. */
export function useFont(ref: RefObject<HTMLElement | null>): string {
  const [font, setFont] = useState("12px sans-serif");
  useLayoutEffect(() => {
    if (!ref.current) return;
    const { fontSize, fontFamily } = getComputedStyle(ref.current);
    setFont(`${fontSize} ${fontFamily}`);
  });
  return font;
}

/** The size of a font that `useFont` gave, in pixels. */
export const fontSizeOf = (font: string): number => Number.parseFloat(font);
