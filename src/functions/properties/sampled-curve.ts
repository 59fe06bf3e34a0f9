export type Curve = (z: number) => number;

/** A curve, and its values on the points: most questions are answered from these. */
export interface Sampled {
  readonly at: Curve;
  readonly values: readonly number[];
}

/** Beyond this every function of the registry is at its limits, and Z ~ N(0, 1) has no mass. */
export const reach = 40;
/** A power of two, so that 0, halves and every kink at one are met exactly. */
export const spacing = 1 / 64;
export const points: readonly number[] = Array.from(
  { length: (2 * reach) / spacing + 1 },
  (_, index) => index * spacing - reach,
);

export const sampled = (curve: Curve): Sampled => ({ at: curve, values: points.map(curve) });

/** A curve made of another's values; no value is computed again. */
export const mapped = ({ at, values }: Sampled, change: (value: number) => number): Sampled => ({
  at: (z) => change(at(z)),
  values: values.map(change),
});

/** Of places sought one by one: sin(100z) turns around 2,546 times between the outermost points. */
const mostPlaces = 100;

/**
 * Where a yes-or-no question about a curve's value changes its answer, by bisection, in ascending
 * order: of more than `most` places those nearest to 0.
 */
export function changes(
  curve: Sampled,
  holds: (value: number) => boolean,
  most = mostPlaces,
): readonly number[] {
  const answers = curve.values.map(holds);
  return points
    .map((_, index) => index)
    .filter((index) => index > 0 && answers[index] !== answers[index - 1])
    .toSorted((a, b) => Math.abs(points[a] as number) - Math.abs(points[b] as number))
    .slice(0, most)
    .toSorted((a, b) => a - b)
    .map((index) => {
      const before = answers[index - 1];
      let [from, to] = [points[index - 1] as number, points[index] as number];
      while (to - from > 1e-12) {
        const middle = (from + to) / 2;
        if (middle === from || middle === to) break;
        if (holds(curve.at(middle)) === before) from = middle;
        else to = middle;
      }
      return (from + to) / 2;
    });
}
