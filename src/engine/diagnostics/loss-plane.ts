import type { NetworkShape } from "../network/network-shape.ts";
import { draw } from "../random/draw.ts";
import { toNormal } from "../random/normal.ts";
import type { Trainer } from "../training/trainer.ts";

/**
 * Two directions away from a network's parameters. Each row of a direction (the weights of one
 * linear map) is as long as the network's own row, so that a step means the same in networks of
 * any scale; biases and learned parameters stay. By (seed, direction, layer, row, input), so
 * networks of one shape share the draws.
 *
 * Source: Li et al. (2018), "Visualizing the Loss Landscape of Neural Nets", arXiv:1712.09913,
 * section 4 (filter normalisation).
 */
export function planeDirections(
  { layers, parameterCount }: NetworkShape,
  parameters: ArrayLike<number>,
  seed: number,
): readonly [Float64Array, Float64Array] {
  const direction = (index: number): Float64Array => {
    const values = new Float64Array(parameterCount);
    for (const [layer, { rows, inputs, weightOffset }] of layers.entries()) {
      for (let row = 0; row < rows; row++) {
        const start = weightOffset + row * inputs;
        let drawn = 0;
        let own = 0;
        for (let input = 0; input < inputs; input++) {
          const value = toNormal(draw(seed, "direction", index, layer, row, input));
          values[start + input] = value;
          drawn += value * value;
          const weight = parameters[start + input] as number;
          own += weight * weight;
        }
        const scale = drawn === 0 ? 0 : Math.sqrt(own / drawn);
        for (let input = 0; input < inputs; input++) {
          values[start + input] = (values[start + input] as number) * scale;
        }
      }
    }
    return values;
  };
  return [direction(0), direction(1)];
}

/**
 * The training loss along one row of the plane: at `down` lengths of the second direction and at
 * `cells` places from −reach to reach of the first. The trainer is left as it was.
 */
export function lossRow(
  trainer: Trainer,
  [across, along]: readonly [Float64Array, Float64Array],
  { down, cells, reach }: { readonly down: number; readonly cells: number; readonly reach: number },
): Float32Array {
  const here = trainer.parameters();
  const there = here.slice();
  const row = Float32Array.from({ length: cells }, (_, column) => {
    const right = placeOnPlane(column, cells, reach);
    for (const [index, value] of here.entries()) {
      there[index] = value + right * (across[index] as number) + down * (along[index] as number);
    }
    trainer.setParameters(there);
    return trainer.evaluate("train").loss;
  });
  trainer.setParameters(here);
  return row;
}

/** Of a column or row among `cells`: the middle one of an odd number is 0. */
export const placeOnPlane = (index: number, cells: number, reach: number): number =>
  cells === 1 ? 0 : reach * ((2 * index) / (cells - 1) - 1);
