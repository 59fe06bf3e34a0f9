/** A place of the plane that two inputs span. */
export interface PlanePlace {
  /** From −6 to 6. */
  readonly x1: number;
  readonly x2: number;
}

/** The plane reaches this far on every side, and the line of one input likewise. */
export const planeEdge = 6;

/** A coordinate, held within the plane. */
export const inPlane = (value: number): number => Math.min(planeEdge, Math.max(-planeEdge, value));

/** The middle of a cell, of so many from one edge of the plane to the other. */
export const cellCentre = (cell: number, cells: number): number =>
  ((cell + 0.5) / cells) * 2 * planeEdge - planeEdge;
