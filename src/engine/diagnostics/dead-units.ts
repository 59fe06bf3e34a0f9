import { ReferenceNetwork } from "../reference/reference-network.ts";
import type { UnitFunction } from "../reference/unit-function.ts";
import type { TrainerSetUp } from "../training/trainer.ts";

/**
 * How many hidden units pass no gradient on, f′(z) = 0, on any training example. Stops once every unit has been
 * seen alive, which most often happens within a few examples.
 */
export function countDeadUnits(setUp: TrainerSetUp): number {
  const network = new ReferenceNetwork(setUp);
  const { inputs, hiddenLayerCount } = network.shape;
  const hidden = network.layers.slice(0, hiddenLayerCount);
  const waiting = hidden.map(({ shape }) => new Set(Array(shape.units).keys()));
  const { train } = setUp.data;
  for (let example = 0; example < train.count; example++) {
    if (waiting.every((units) => units.size === 0)) return 0;
    network.forward(train.inputs, example * inputs);
    for (const [index, layer] of hidden.entries()) {
      const parameters = network.layerParameters(index);
      const { slopes: slopesOf } = network.unitFunctions[index] as UnitFunction;
      for (const unit of waiting[index] ?? []) {
        const first = unit * layer.shape.maps;
        slopesOf(layer.preActivations, first, parameters, layer.slopes);
        // NaN is not 0: a unit that lost its numbers is diverged, not dead.
        const slopes = layer.slopes.subarray(first, first + layer.shape.maps);
        if (slopes.some((slope) => slope !== 0)) waiting[index]?.delete(unit);
      }
    }
  }
  return waiting.reduce((total, units) => total + units.size, 0);
}
