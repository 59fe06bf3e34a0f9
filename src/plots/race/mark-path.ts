import { pathRound, type SymbolType } from "d3";

type SymbolContext = Parameters<SymbolType["draw"]>[0];

/** Many marks of one shape as a single path: a thousand runs are no more elements than ten. */
export function markPath(
  places: readonly { readonly x: number; readonly y: number }[],
  marker: SymbolType,
  areaPx: number,
): string {
  const path = pathRound(2);
  for (const { x, y } of places) {
    // What D3's symbols and ours draw with, moved from the origin to the mark's place.
    const moved = {
      moveTo: (toX: number, toY: number) => path.moveTo(x + toX, y + toY),
      lineTo: (toX: number, toY: number) => path.lineTo(x + toX, y + toY),
      rect: (left: number, top: number, width: number, height: number) =>
        path.rect(x + left, y + top, width, height),
      arc: (centreX: number, centreY: number, radius: number, start: number, end: number) =>
        path.arc(x + centreX, y + centreY, radius, start, end),
      closePath: () => path.closePath(),
    };
    marker.draw(moved as unknown as SymbolContext, areaPx);
  }
  return path.toString();
}
