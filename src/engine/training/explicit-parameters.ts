import { activationOf } from "../experiment/arm.ts";
import type { ArmSpec, ExplicitParameters } from "../experiment/experiment.ts";
import { learnableParameters, type NetworkShape } from "../network/network-shape.ts";

/** All parameters of an arm's network as an experiment takes them to start from; `values` as `FlatParameters`. */
export function explicitOf(
  arm: ArmSpec,
  shape: NetworkShape,
  values: ArrayLike<number>,
): ExplicitParameters {
  const slice = (start: number, length: number): number[] =>
    Array.from({ length }, (_, place) => values[start + place] as number);
  const names = learnableParameters(activationOf(arm));
  const learned = names.map((name, place) => [
    name,
    Array.from(
      { length: shape.hiddenLayerCount },
      (_, layer) => values[shape.learnableOffset + layer * names.length + place] as number,
    ),
  ]);
  return {
    weights: shape.layers.map(({ rows, inputs, weightOffset }) =>
      Array.from({ length: rows }, (_, row) => slice(weightOffset + row * inputs, inputs)),
    ),
    biases: shape.layers.map(({ rows, biasOffset }) => slice(biasOffset, rows)),
    ...(names.length > 0 ? { learned: Object.fromEntries(learned) } : {}),
  };
}
