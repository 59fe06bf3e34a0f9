import { learnedPlaces } from "../experiment/arm.ts";
import type { ArmSpec, ExplicitParameters, NormalisedNumbers } from "../experiment/experiment.ts";
import { type NetworkShape, normalisedStarts } from "../network/network-shape.ts";

/** All parameters of an arm's network as an experiment takes them to start from; `values` as `FlatParameters`. */
export function explicitOf(
  arm: ArmSpec,
  shape: NetworkShape,
  values: ArrayLike<number>,
): ExplicitParameters {
  const slice = (start: number, length: number): number[] =>
    Array.from({ length }, (_, place) => values[start + place] as number);
  const learned = [...learnedPlaces(arm, shape)].map(([name, places]) => [
    name,
    places.map((place) => values[place] as number),
  ]);
  const normalisation = shape.layers.flatMap(({ rows, normalisation: own }) => {
    if (!own) return [];
    const numbers = normalisedStarts(own).flatMap(([name, start]) =>
      start === undefined ? [] : [[name, slice(start, rows)]],
    );
    return [Object.fromEntries(numbers) as NormalisedNumbers];
  });
  return {
    weights: shape.layers.map(({ rows, inputs, weightOffset }) =>
      Array.from({ length: rows }, (_, row) => slice(weightOffset + row * inputs, inputs)),
    ),
    biases: shape.layers.map(({ rows, biasOffset }) => slice(biasOffset, rows)),
    ...(learned.length > 0 ? { learned: Object.fromEntries(learned) } : {}),
    ...(normalisation.length > 0 ? { normalisation } : {}),
  };
}
