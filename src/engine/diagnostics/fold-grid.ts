import { ReferenceNetwork } from "../reference/reference-network.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { placeOf } from "./layer-tally.ts";

/**
 * z of every hidden unit at points of the plane [unit, layer by layer][point]: a unit folds, or
 * bends most, the plane where its z is 0. `coordinates` is x1, x2 pairs.
 */
export function preActivationGrid(setUp: TrainerSetUp, coordinates: Float32Array): Float32Array {
  const network = new ReferenceNetwork(setUp);
  const inputs = setUp.data.toInputs(coordinates);
  const points = coordinates.length / 2;
  const hidden = network.layers.slice(0, -1);
  const values = new Float32Array(hidden.reduce((sum, { shape }) => sum + shape.units, 0) * points);
  for (let point = 0; point < points; point++) {
    network.forward(inputs, point * network.shape.inputs);
    let at = point;
    for (const [layer, { shape }] of hidden.entries()) {
      for (let unit = 0; unit < shape.units; unit++) {
        values[at] = placeOf(network, layer, unit);
        at += points;
      }
    }
  }
  return values;
}
