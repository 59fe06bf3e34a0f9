import { type LayerTrace, ReferenceNetwork } from "../reference/reference-network.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { placeOf, saturatedSlope } from "./layer-tally.ts";
import { PreActivationHistogram } from "./pre-activation-histogram.ts";

/** Where one hidden unit stands on its curve, over the whole training set. */
export interface UnitDiagnostics {
  /** Of its z, in the bins of `histogramSpan`. */
  readonly histogram: Uint32Array;
  /** Share of examples with |f′(z)| below `saturatedSlope`. */
  readonly saturatedFraction: number;
  /** f′(z) = 0 on every example. */
  readonly isDead: boolean;
  /** Its activation is the same number on every example. */
  readonly isSilent: boolean;
}

/** Every hidden unit, [layer][unit], in float64. */
export function diagnoseUnits(setUp: TrainerSetUp): readonly (readonly UnitDiagnostics[])[] {
  const network = new ReferenceNetwork(setUp);
  const { train } = setUp.data;
  const tallies = network.shape.layers
    .slice(0, -1)
    .map(({ units }) => Array.from({ length: units }, () => new UnitTally()));
  for (let example = 0; example < train.count; example++) {
    network.forward(train.inputs, example * network.shape.inputs);
    for (const [index, units] of tallies.entries()) {
      const layer = network.layers[index] as LayerTrace;
      const parameters = network.layerParameters(index);
      const { maps } = layer.shape;
      for (const [unit, tally] of units.entries()) {
        const first = unit * maps;
        network.unitFunction.slopes(layer.preActivations, first, parameters, layer.slopes);
        tally.add(
          placeOf(network, layer, unit),
          layer.slopes.subarray(first, first + maps),
          layer.activations[unit] as number,
        );
      }
    }
  }
  return tallies.map((units) => units.map((tally) => tally.result()));
}

class UnitTally {
  readonly #histogram = new PreActivationHistogram();
  #examples = 0;
  #saturated = 0;
  #isDead = true;
  #isSilent = true;
  #first = Number.NaN;

  add(z: number, slopes: Float64Array, activation: number): void {
    this.#histogram.add(z);
    // NaN is neither flat nor 0: a unit that lost its numbers is diverged.
    if (slopes.every((slope) => Math.abs(slope) < saturatedSlope)) this.#saturated += 1;
    if (slopes.some((slope) => slope !== 0)) this.#isDead = false;
    if (this.#examples === 0) this.#first = activation;
    else if (activation !== this.#first) this.#isSilent = false;
    this.#examples += 1;
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
