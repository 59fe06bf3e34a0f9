import type { LayerTrace } from "../reference/layer-trace.ts";
import { ReferenceNetwork } from "../reference/reference-network.ts";
import type { UnitFunction } from "../reference/unit-function.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { placeOf } from "./layer-tally.ts";
import { type UnitDiagnostics, UnitTally } from "./unit-tally.ts";

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
      const { slopes: slopesOf } = network.unitFunctions[index] as UnitFunction;
      const { maps } = layer.shape;
      for (const [unit, tally] of units.entries()) {
        const first = unit * maps;
        slopesOf(layer.preActivations, first, parameters, layer.slopes);
        tally.add(
          placeOf(network, index, unit),
          layer.slopes,
          first,
          maps,
          layer.activations[unit] as number,
        );
      }
    }
  }
  return tallies.map((units) => units.map((tally) => tally.result()));
}
