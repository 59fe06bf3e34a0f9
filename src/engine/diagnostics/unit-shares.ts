import type { LayerTrace } from "../reference/layer-trace.ts";
import { ReferenceNetwork } from "../reference/reference-network.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { placeOf } from "./layer-tally.ts";

/** What the units of the last hidden layer add to the output's z along a line; inputs without such a layer. */
export interface UnitShares {
  /** v · a of each unit: its output weight times its activation [unit][place]. */
  readonly values: Float32Array;
  /** The output's bias: with it the shares sum up to the output's z. */
  readonly bias: number;
  /** Of each unit the coordinates x1 where its z passes through 0: its kink or centre. */
  readonly bends: readonly (readonly number[])[];
}

/** Shares in the first output unit; `coordinates` is x1, x2 pairs in the order of x1. */
export function unitShares(setUp: TrainerSetUp, coordinates: Float32Array): UnitShares {
  const network = new ReferenceNetwork(setUp);
  const { shape, parameters, layers } = network;
  const inputs = setUp.data.toInputs(coordinates);
  const points = coordinates.length / 2;
  const last = shape.hiddenLayerCount - 1;
  const hidden = layers[last];
  const output = (layers[shape.hiddenLayerCount] as LayerTrace).shape;
  const units = output.inputs;
  const values = new Float32Array(units * points);
  const z = new Float64Array(hidden ? units * points : 0);
  for (let point = 0; point < points; point++) {
    network.forward(inputs, point * shape.inputs);
    for (let unit = 0; unit < units; unit++) {
      const below = hidden ? hidden.activations[unit] : inputs[point * shape.inputs + unit];
      const weight = parameters[output.weightOffset + unit] as number;
      values[unit * points + point] = weight * (below as number);
      if (hidden) z[unit * points + point] = placeOf(network, last, unit);
    }
  }
  const x = (point: number): number => coordinates[2 * point] as number;
  return {
    values,
    bias: parameters[output.biasOffset] as number,
    bends: Array.from({ length: units }, (_, unit) =>
      crossings(z.subarray(unit * points, (unit + 1) * points), x),
    ),
  };
}

/** Where values pass through 0, on straight lines between neighbours. */
function crossings(values: Float64Array, x: (point: number) => number): readonly number[] {
  const found: number[] = [];
  for (let point = 1; point < values.length; point++) {
    const [from, to] = [values[point - 1] as number, values[point] as number];
    if (from < 0 === to < 0 || Number.isNaN(from - to)) continue;
    found.push(x(point - 1) + (from / (from - to)) * (x(point) - x(point - 1)));
  }
  return found;
}
