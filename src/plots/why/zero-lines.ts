/**
 * Where values over a square grid pass through 0, as an SVG path in cells from
 * its upper left corner; `values` of one unit, row by row, start at `offset`.
 * Between two cells of different signs the crossing is where a straight line
 * between them has it (marching squares).
 */
export function zeroLines(values: ArrayLike<number>, offset: number, cells: number): string {
  let path = "";
  const at = (row: number, column: number) => values[offset + row * cells + column] as number;
  for (let row = 0; row + 1 < cells; row++) {
    for (let column = 0; column + 1 < cells; column++) {
      const corners = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column + 1),
        at(row + 1, column),
      ] as const;
      const crossings = crossingsOf(corners, column + 0.5, row + 0.5);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        path += `M${crossings[index]}L${crossings[index + 1]}`;
      }
    }
  }
  return path;
}

/** Along a line of cells: an upright line at each place where values pass through 0, as an SVG path in cells. */
export function zeroPlaces(values: ArrayLike<number>, offset: number, cells: number): string {
  let path = "";
  for (let cell = 0; cell + 1 < cells; cell++) {
    const [from = 0, to = 0] = [values[offset + cell], values[offset + cell + 1]];
    if (from < 0 === to < 0) continue;
    const right = Math.round((cell + 0.5 + from / (from - to)) * 100) / 100;
    path += `M${right},0V${cells}`;
  }
  return path;
}

/** On the four edges of a square between cells, in turn around it. */
function crossingsOf(
  [upperLeft, upperRight, lowerRight, lowerLeft]: readonly [number, number, number, number],
  x: number,
  y: number,
): readonly string[] {
  const found: string[] = [];
  const edge = (from: number, to: number, place: (share: number) => readonly [number, number]) => {
    if (from < 0 === to < 0) return;
    const [right, down] = place(from / (from - to));
    found.push(`${Math.round(right * 100) / 100},${Math.round(down * 100) / 100}`);
  };
  edge(upperLeft, upperRight, (share) => [x + share, y]);
  edge(upperRight, lowerRight, (share) => [x + 1, y + share]);
  edge(lowerRight, lowerLeft, (share) => [x + 1 - share, y + 1]);
  edge(lowerLeft, upperLeft, (share) => [x, y + 1 - share]);
  return found;
}
