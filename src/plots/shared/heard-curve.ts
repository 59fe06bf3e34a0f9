/** A curve as a tone: high where it is high, from left to right. Pure: no sound is made here. */

/** What is heard of one curve. */
export interface HeardCurve {
  /** Samples from the left edge to the right; NaN is silent. */
  readonly values: ArrayLike<number>;
  /** Lowest and highest value that the tone covers. */
  readonly range: readonly [low: number, high: number];
  readonly marks: readonly HeardMark[];
}

/** A short beep at a place that matters. */
export interface HeardMark {
  /** As a share of the way from left to right. */
  readonly at: number;
  readonly kind: "kink" | "zero" | "target";
}

const lowestHz = 165;
/** Two and a half octaves: wide enough to hear a slope, narrow enough for small speakers. */
const octaves = 2.5;

/** A frequency in hertz for each sample; 0 where there is none. */
export function frequenciesOf({ values, range: [low, high] }: HeardCurve): Float32Array {
  const span = high - low || 1;
  return Float32Array.from(values, (value) => {
    if (!Number.isFinite(value)) return 0;
    const share = Math.min(1, Math.max(0, (value - low) / span));
    return lowestHz * 2 ** (octaves * share);
  });
}

/** Where a function changes its sign or touches 0, as shares of the way. */
export function zeroMarks(values: ArrayLike<number>): readonly HeardMark[] {
  const marks: HeardMark[] = [];
  for (let at = 1; at < values.length; at++) {
    const before = values[at - 1] ?? Number.NaN;
    const now = values[at] ?? Number.NaN;
    const crosses = before < 0 ? now >= 0 : before > 0 && now <= 0;
    if (crosses) marks.push({ at: at / (values.length - 1), kind: "zero" });
  }
  return marks;
}

/** The first sample at or below a target, as a share of the way. */
export function targetMark(values: ArrayLike<number>, target: number): readonly HeardMark[] {
  for (let at = 0; at < values.length; at++) {
    if ((values[at] ?? Number.NaN) <= target) {
      return [{ at: at / Math.max(1, values.length - 1), kind: "target" }];
    }
  }
  return [];
}

/** A function over an interval, with its kinks and zeros marked. */
export function heardFunction(
  f: (z: number) => number,
  [from, to]: readonly [number, number],
  range: readonly [number, number],
  kinks: readonly number[],
): HeardCurve {
  const values = Array.from({ length: 101 }, (_, at) => f(from + ((to - from) * at) / 100));
  const shown = kinks.filter((kink) => kink > from && kink < to);
  return {
    values,
    range,
    marks: [
      ...shown.map((kink): HeardMark => ({ at: (kink - from) / (to - from), kind: "kink" })),
      ...zeroMarks(values),
    ],
  };
}
