import { PreActivationHistogram } from "./pre-activation-histogram.ts";

/** A slope this small passes less than a hundredth of the gradient on. */
export const saturatedSlope = 0.01;

/** Where one hidden unit stands on its curve, over the whole training set. */
export interface UnitDiagnostics {
  /** Of its z, in the bins of `histogramSpan`. */
  readonly histogram: Uint32Array;
  /** Share of examples with |f′(z)|, in all of its rows, below `saturatedSlope`. */
  readonly saturatedFraction: number;
  /** f′(z) = 0, in all of its rows, on every example. */
  readonly isDead: boolean;
  /** Its activation is the same number on every example. */
  readonly isSilent: boolean;
}

/** Sums up one unit over the examples. */
export class UnitTally {
  readonly #histogram = new PreActivationHistogram();
  #examples = 0;
  #saturated = 0;
  #isDead = true;
  #isSilent = true;
  #first = Number.NaN;

  /** Takes in one example: the unit's place z, the slopes of its rows from `first` on, its activation. */
  add(z: number, slopes: Float64Array, first: number, rows: number, activation: number): void {
    let passes = false;
    for (let row = first; row < first + rows; row++) {
      const slope = slopes[row] as number;
      // NaN is neither flat nor 0: a unit that lost its numbers is diverged.
      if (slope !== 0) this.#isDead = false;
      if (!(Math.abs(slope) < saturatedSlope)) passes = true;
    }
    if (!passes) this.#saturated += 1;
    if (this.#examples === 0) this.#first = activation;
    else if (activation !== this.#first) this.#isSilent = false;
    this.#histogram.add(z);
    this.#examples += 1;
  }

  /** Examples on which it is flat. */
  get saturated(): number {
    return this.#saturated;
  }

  result(): UnitDiagnostics {
    return {
      histogram: this.#histogram.result().histogram,
      saturatedFraction: this.#saturated / this.#examples,
      isDead: this.#isDead,
      isSilent: this.#isSilent,
    };
  }
}
