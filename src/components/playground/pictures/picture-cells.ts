/** Cells along each side of a picture, by how large it is shown. */
export const pictureCells = {
  /** The boundary on an arm's card. */
  card: 48,
  /** A boundary that is shown large. */
  large: 100,
  /** A unit's heat map in the network. */
  unit: 32,
} as const;
