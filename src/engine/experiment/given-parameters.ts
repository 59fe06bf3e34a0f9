import { type NetworkShape, normalisedStarts } from "../network/network-shape.ts";
import { armShape, learnedPlaces, outputCountOf } from "./arm.ts";
import type { ArmSpec, Experiment, ExplicitParameters, NormalisedNumbers } from "./experiment.ts";
import type { Need } from "./problem-fact.ts";

/**
 * Which arms start from parameters given by value: those whose network has the same rows and,
 * where they are given, the same learned parameters and normalised rows. All other arms draw. The parser,
 * the initialiser and all texts ask here.
 */

/** What the given parameters would need, such as two rows in weights[0]; null where they fit. */
export function mismatchOf(
  { weights, biases, learned, normalisation }: ExplicitParameters,
  arm: ArmSpec,
  shape: NetworkShape,
): Need | null {
  const { layers } = shape;
  if (weights.length !== layers.length || biases.length !== layers.length) {
    return { code: "layers", count: layers.length };
  }
  for (const [index, { rows, inputs }] of layers.entries()) {
    const given = weights[index] ?? [];
    if (given.length !== rows) return { code: "rows", count: rows, layer: index };
    if (given.some((row) => row.length !== inputs)) {
      return { code: "inputs", count: inputs, layer: index };
    }
    if (biases[index]?.length !== rows) {
      return { code: "biases", count: rows, layer: index };
    }
  }
  return (
    (learned && learnedMismatch(learned, arm, shape)) ??
    (normalisation && normalisedMismatch(normalisation, shape)) ??
    null
  );
}

function learnedMismatch(
  learned: NonNullable<ExplicitParameters["learned"]>,
  arm: ArmSpec,
  shape: NetworkShape,
): Need | null {
  const places = learnedPlaces(arm, shape);
  const names = [...places.keys()];
  // Without hidden layers there is nothing to be learned, whatever the names.
  const given = Object.keys(learned).filter(
    (name) => shape.hiddenLayerCount > 0 || learned[name]?.length !== 0,
  );
  if (given.length !== names.length || !names.every((name) => given.includes(name))) {
    return { code: "learnedNames", names };
  }
  for (const [name, { length: count }] of places) {
    if (learned[name]?.length !== count) return { code: "learnedValues", count, name };
  }
  return null;
}

function normalisedMismatch(
  given: readonly NormalisedNumbers[],
  { layers }: NetworkShape,
): Need | null {
  const normalised = layers.flatMap(({ rows, normalisation }) =>
    normalisation ? [{ rows, starts: normalisedStarts(normalisation) }] : [],
  );
  if (given.length !== normalised.length) {
    return { code: "normalisedLayers", count: normalised.length };
  }
  for (const [layer, { rows, starts }] of normalised.entries()) {
    for (const [name, start] of starts) {
      const count = start === undefined ? 0 : rows;
      if ((given[layer]?.[name]?.length ?? 0) !== count) {
        return { code: "normalisedNumbers", count, layer, name };
      }
    }
  }
  return null;
}

/** As `mismatchOf`, of an arm in an experiment whose parameters are given. */
export const mismatchIn = (
  experiment: Experiment,
  explicit: ExplicitParameters,
  arm: ArmSpec,
): Need | null =>
  mismatchOf(explicit, arm, armShape(experiment, { outputCount: outputCountOf(experiment) }, arm));

/** Whether an arm's starting weights are drawn: none are given, or those given do not fit it. */
export function drawsStart(experiment: Experiment, arm: ArmSpec): boolean {
  const { explicit } = experiment.initialisation;
  return explicit === null || mismatchIn(experiment, explicit, arm) !== null;
}
