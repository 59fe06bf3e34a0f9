/** Curves as people draw them: bends followed closely, jumps left open. Pure geometry, no screen. */

export interface CurvePoint {
  readonly z: number;
  readonly value: number;
}

/** A stretch that can be drawn without lifting the pen. */
export type CurvePiece = readonly CurvePoint[];

export interface CurveDomain {
  readonly from: number;
  readonly to: number;
  /** Where f or f′ is known to break: these are cut out and approached from both sides. */
  readonly kinks: readonly number[];
  /** The largest distance from the true curve, in units of value. */
  readonly tolerance: number;
}

type RealFunction = (z: number) => number;

const intervals = 64;

/** 64 · 2¹⁴ ≈ 10⁶ steps across the domain: closer together than any screen can tell. */
const deepest = 14;

/** How near a kink is approached from each side, as a share of the domain. */
const nearness = 1e-9;

/**
 * Samples f, more densely where it bends. A jump, declared as a kink or found
 * by looking, ends one piece and starts the next, and so does a value that is
 * not finite.
 */
export function sampleCurve(f: RealFunction, domain: CurveDomain): readonly CurvePiece[] {
  const { from, to, tolerance } = domain;
  const cuts = [from, ...kinksInside(domain), to];
  const pieces: CurvePoint[][] = [];
  for (const [index, end] of cuts.slice(1).entries()) {
    const found = sampleSmooth(f, cuts[index] ?? from, end, domain);
    const last = pieces.at(-1)?.at(-1);
    const first = found[0]?.[0];
    const joined =
      last && first && last.z === first.z && Math.abs(last.value - first.value) <= tolerance;
    if (joined) pieces.at(-1)?.push(...(found.shift() ?? []));
    pieces.push(...found);
  }
  return pieces;
}

function kinksInside({ kinks, from, to }: CurveDomain): number[] {
  return [...new Set(kinks)].filter((z) => z > from && z < to).sort((a, b) => a - b);
}

/** Between two cuts, whose own values are taken from just inside. */
function sampleSmooth(f: RealFunction, from: number, to: number, domain: CurveDomain) {
  const span = domain.to - domain.from;
  const margin = Math.min(span * nearness, (to - from) / 4);
  const at = (z: number): CurvePoint => ({
    z,
    value: f(Math.min(to - margin, Math.max(from + margin, z))),
  });
  const steps = Math.max(2, Math.ceil((intervals * (to - from)) / span));
  const pieces: CurvePoint[][] = [];
  let piece: CurvePoint[] = [];
  const lift = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };

  const refine = (left: CurvePoint, right: CurvePoint, depth: number): void => {
    const middle = at((left.z + right.z) / 2);
    const straight = Math.abs(middle.value - (left.value + right.value) / 2) <= domain.tolerance;
    if (!straight && depth < deepest) {
      refine(left, middle, depth + 1);
      refine(middle, right, depth + 1);
      return;
    }
    const jump = !(Math.abs(right.value - left.value) <= 4 * domain.tolerance);
    if (jump && !straight) lift();
    if (Number.isFinite(right.value)) piece.push(right);
    else lift();
  };

  let left = at(from);
  if (Number.isFinite(left.value)) piece.push(left);
  for (let step = 1; step <= steps; step++) {
    const right = at(from + ((to - from) * step) / steps);
    refine(left, right, 0);
    left = right;
  }
  lift();
  return pieces;
}

/** An SVG path: one M … L … per piece, with coordinates to a hundredth of a pixel. */
export function curvePath(
  pieces: readonly CurvePiece[],
  x: (z: number) => number,
  y: (value: number) => number,
): string {
  const round = (coordinate: number) => Math.round(coordinate * 100) / 100 + 0;
  return pieces
    .map((piece) =>
      piece
        .map(({ z, value }, index) => `${index === 0 ? "M" : "L"}${round(x(z))},${round(y(value))}`)
        .join(""),
    )
    .join("");
}

/** A dot at a jump: filled where the function is, open where a side only leads there. */
export interface JumpMark extends CurvePoint {
  readonly filled: boolean;
}

/** The marks of each kink where f jumps or takes a value off its sides; none where it is continuous. */
export function jumpMarks(f: RealFunction, domain: CurveDomain): readonly JumpMark[] {
  const step = (domain.to - domain.from) * nearness;
  return kinksInside(domain).flatMap((z) => {
    const value = f(z);
    const sides = [f(z - step), f(z + step)];
    const open = sides.filter((side) => Math.abs(side - value) > domain.tolerance);
    if (open.length === 0) return [];
    return [
      ...open.map((side) => ({ z, value: side, filled: false })),
      { z, value, filled: true },
    ].filter((mark) => Number.isFinite(mark.value));
  });
}
