import type { Colours } from "./colours.ts";
import { halfWidth, tableSize, type ValueRange } from "./signed-scale.ts";

/** Paints the colours of a range, from its least value to its largest, on a canvas of `tableSize` × 1. */
export function paintScale(
  canvas: HTMLCanvasElement,
  range: ValueRange,
  colours: Pick<Colours, "discrete" | "signed">,
  discretise: boolean,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { min, max, centre } = range;
  const table = discretise ? colours.discrete : colours.signed;
  const half = halfWidth(range) || 1;
  const image = context.createImageData(tableSize, 1);
  for (let column = 0; column < tableSize; column++) {
    const value = min + ((max - min) * column) / (tableSize - 1);
    const position = 0.5 + (value - centre) / (2 * half);
    const entry = Math.min(tableSize - 1, Math.max(0, Math.floor(position * tableSize))) * 4;
    image.data.set(table.subarray(entry, entry + 4), column * 4);
  }
  context.putImageData(image, 0, 0);
}
