import { type RefObject, useLayoutEffect, useMemo, useState } from "react";

/** Gives the width in pixels of a text as it stands in this element, or would if it were bold. */
export function useTextWidth(
  ref: RefObject<HTMLElement | null>,
): (text: string, isBold: boolean) => number {
  const [font, setFont] = useState("12px sans-serif");
  useLayoutEffect(() => {
    if (!ref.current) return;
    const { fontSize, fontFamily } = getComputedStyle(ref.current);
    setFont(`${fontSize} ${fontFamily}`);
  });
  return useMemo(() => {
    const pen = document.createElement("canvas").getContext("2d");
    return (text, isBold) => {
      if (pen) pen.font = `${isBold ? 600 : 400} ${font}`;
      return pen?.measureText(text).width ?? 0;
    };
  }, [font]);
}
