import { useMemo } from "react";

/** Gives the width in pixels of a text in a font that `useFont` gave, bold or not. */
export function useTextWidth(font: string): (text: string, isBold: boolean) => number {
  return useMemo(() => {
    const pen = document.createElement("canvas").getContext("2d");
    return (text, isBold) => {
      if (pen) pen.font = `${isBold ? 600 : 400} ${font}`;
      return pen?.measureText(text).width ?? 0;
    };
  }, [font]);
}
