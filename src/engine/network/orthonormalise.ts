/**
 * Makes the rows [row][column] of a matrix orthonormal, or its columns where there are fewer of
 * them, in place: Gram and Schmidt's way, twice over, which leaves no more than rounding. Vectors
 * keep to their side (the triangular factor has a positive diagonal), so that independent normal
 * numbers become uniformly distributed rotations. Source: Mezzadri (2007), arXiv:math-ph/0609050.
 */
export function orthonormalise(matrix: Float64Array, rows: number, columns: number): void {
  const isWide = rows <= columns;
  const [count, length] = isWide ? [rows, columns] : [columns, rows];
  const place = (vector: number, entry: number): number =>
    isWide ? vector * columns + entry : entry * columns + vector;
  const dot = (one: number, other: number): number => {
    let sum = 0;
    for (let entry = 0; entry < length; entry++) {
      sum += (matrix[place(one, entry)] as number) * (matrix[place(other, entry)] as number);
    }
    return sum;
  };
  for (let vector = 0; vector < count; vector++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let before = 0; before < vector; before++) {
        const share = dot(vector, before);
        for (let entry = 0; entry < length; entry++) {
          const at = place(vector, entry);
          matrix[at] = (matrix[at] as number) - share * (matrix[place(before, entry)] as number);
        }
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let entry = 0; entry < length; entry++) {
      const at = place(vector, entry);
      matrix[at] = (matrix[at] as number) / norm;
    }
  }
}
