import { createStore, type StoreApi } from "zustand/vanilla";
import { inPlane, type PlanePlace, planeEdge } from "../../engine/data/plane.ts";

/** The place that is read on every boundary at once; null while none is. */
export type PlaneReading = StoreApi<PlanePlace | null>;

export const createPlaneReading = (): PlaneReading => createStore<PlanePlace | null>(() => null);

/** Where a point of a square picture lies in the plane; both from 0 to 1, from its upper left corner. */
export const placeAt = (right: number, down: number): PlanePlace => ({
  x1: inPlane((2 * right - 1) * planeEdge),
  x2: inPlane((1 - 2 * down) * planeEdge),
});

/** Where in the plane a pointer is, over a square picture of it. */
export function placeOfPointer({ clientX, clientY, currentTarget }: PlanePointer): PlanePlace {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return placeAt((clientX - left) / Math.max(1, width), (clientY - top) / Math.max(1, height));
}

/** As much of a pointer's event as says that. */
interface PlanePointer {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: Element;
}

/** The way back: shares of the picture's side. */
export const positionOf = ({
  x1,
  x2,
}: PlanePlace): { readonly right: number; readonly down: number } => ({
  right: (x1 / planeEdge + 1) / 2,
  down: (1 - x2 / planeEdge) / 2,
});

/** One step of an arrow key, and of one with Shift. */
const steps = { fine: 0.25, coarse: 1 } as const;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where a key moves the place, which begins in the middle; null for a key that moves nothing. */
export function movedByKey(
  place: PlanePlace | null,
  key: string,
  isCoarse: boolean,
): PlanePlace | null {
  const direction = directions[key];
  if (!direction) return null;
  if (!place) return { x1: 0, x2: 0 };
  const step = isCoarse ? steps.coarse : steps.fine;
  return {
    x1: inPlane(place.x1 + direction[0] * step),
    x2: inPlane(place.x2 + direction[1] * step),
  };
}

/** The outputs of a grid's cell at a place: one number per output unit. Along a line x2 does not matter. */
export function outputsAt(
  values: ArrayLike<number>,
  cells: number,
  place: PlanePlace,
  rows = cells,
): readonly number[] {
  const { right, down } = positionOf(place);
  const cellOf = (share: number, count: number) => Math.min(count - 1, Math.floor(share * count));
  const cell = cellOf(down, rows) * cells + cellOf(right, cells);
  const count = cells * rows;
  const units = Math.floor(values.length / count);
  return Array.from({ length: units }, (_, unit) => values[unit * count + cell] ?? Number.NaN);
}
