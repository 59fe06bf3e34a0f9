import type { ParameterValues } from "../../../../src/functions/algebra/expression.ts";

/** A straight line that f follows far out: its slope, and its value at 0. */
export type Line = readonly [slope: number, offset: number];

/**
 * A tail in which a function goes to zero and keeps its digits, so that a small
 * gradient is still the right one. Where z² or z³ stands in an exponent its
 * rounding counts as often as it is large, hence larger bounds there.
 */
export interface Tail {
  readonly part: "value" | "derivative";
  /** The z of the tail; at its far end the value is still a normal float32. */
  readonly from: number;
  readonly to: number;
  /** |error| ≤ bound · |exact|. */
  readonly bound: number;
  /** The exact value is taken at −z: at z float64 has lost the digits itself, in 1 − σ. */
  readonly even?: true;
}

/**
 * All that the tests must be told of one elementwise function: facts found by
 * hand or with another tool, never by the code under test. Unless it says
 * otherwise, a fact is about the default parameters.
 */
export interface FunctionRecord {
  /** The function's names in the fixtures of 60 digits, with the parameters they were computed for. */
  readonly references: Readonly<Record<string, ParameterValues>>;
  /** Roundings of f or f′ beyond the usual few, as a factor, for the reason that stands beside it. */
  readonly rounding?: number;
  /** It goes to 0 on the left and keeps its digits on the way there. */
  readonly fades?: boolean;
  readonly valueAtZero: number;
  /** Lowest and highest value, to six digits; ±∞ where there is no bound. */
  readonly range: readonly [lowest: number, highest: number];
  /** The lines far left and far right; null where f settles on none. */
  readonly lines: { readonly left: Line | null; readonly right: Line | null };
  /** f comes as close to its lines as this share of 1/|z|; 1 where nothing is said. */
  readonly approach?: number;
  /** Where f, f′ and f″ are numbers of float64; everywhere where nothing is said. */
  readonly finite?: readonly [from: number, to: number];
  readonly symmetry: "odd" | "even" | "none";
  readonly monotone: boolean;
  /** −1 where f jumps, 0 where its slope does, …, ∞ where it is smooth. */
  readonly continuousDerivatives: number;
  /** Whether E f(Z) = 0 for Z ~ N(0, 1). */
  readonly zeroCentred: boolean;
  /** Where f′ is 0 by the formula itself. */
  readonly deadZones?: readonly (readonly [from: number, to: number])[];
  /** What each kink's convention promises, with `kinkParameters`: where, and f′ there. */
  readonly kinks?: readonly (readonly [at: number, slope: number])[];
  /** Parameters at which every kink is open; the fourth of `parameterSets` where nothing is said. */
  readonly kinkParameters?: ParameterValues;
  /** It grows so fast that a deep network with ordinary weights overflows: whole networks are tested small. */
  readonly explodes?: boolean;
  /** What float32 asks to know of it, for the training kernels. */
  readonly float32?: {
    /** Its own `errorBound`, for the reason that stands beside it. */
    readonly error?: number;
    /** Where f, f′ and ∂f/∂parameter are numbers of float32, for parameters within their ranges. */
    readonly finite?: readonly [from: number, to: number];
    readonly tails?: readonly Tail[];
    /** Parts that go to zero without such a tail, and why. */
    readonly coarse?: Readonly<Partial<Record<Tail["part"], string>>>;
  };
  /** The function whose picture in the gallery is the same, as far as its axes go. */
  readonly drawnLike?: string;
  /** Weights and loss after some training, as recorded by `fingerprints`: nothing has moved since. */
  readonly bits: string;
}

/** A layer kind has no curve of its own. */
export type LayerRecord = Pick<FunctionRecord, "bits" | "drawnLike">;
