import type { ArmSpec, LayerFunction } from "./experiment.ts";

/** What a hidden layer of an arm applies; where fewer are named than there are layers, the last goes on. */
export const layerFunction = (arm: ArmSpec, layer: number): LayerFunction =>
  layer === 0 ? arm : (arm.laterLayers?.[layer - 1] ?? arm.laterLayers?.at(-1) ?? arm);

/** What each of `count` hidden layers applies. */
export const layerFunctions = (arm: ArmSpec, count: number): readonly LayerFunction[] =>
  Array.from({ length: count }, (_, layer) => layerFunction(arm, layer));

/** What an arm names: one function for all hidden layers, or one for each. */
export const namedFunctions = (arm: ArmSpec): readonly LayerFunction[] => [
  arm,
  ...(arm.laterLayers ?? []),
];

/** Of each named function something, without repetitions. */
export const ofNamedFunctions = <T>(
  arm: ArmSpec,
  of: (layer: LayerFunction) => T,
): readonly T[] => [...new Set(namedFunctions(arm).map(of))];

const bareFunction = ({ activation, parameters, invention }: LayerFunction): LayerFunction => ({
  activation,
  parameters,
  invention,
});

/** The arm with one function for each hidden layer, at least one; where all are the same, it names that alone. */
export function withLayerFunctions(arm: ArmSpec, functions: readonly LayerFunction[]): ArmSpec {
  const { laterLayers: _, ...plain } = arm;
  const [first = arm, ...others] = functions.map(bareFunction);
  const named = { ...plain, ...bareFunction(first) };
  const isSame = (other: LayerFunction) =>
    JSON.stringify(other) === JSON.stringify(bareFunction(first));
  return others.every(isSame) ? named : { ...named, laterLayers: others };
}

/** The arm with another function in one of its layers, or in all where it names one for all. */
export const withLayerFunction = (arm: ArmSpec, layer: number, changed: LayerFunction): ArmSpec =>
  withLayerFunctions(
    arm,
    namedFunctions(arm).map((one, index) =>
      arm.laterLayers === undefined || index === layer ? changed : one,
    ),
  );

/** Whether an arm names as many functions as there are hidden layers, or one for all. */
export const fitsLayers = ({ laterLayers }: ArmSpec, count: number): boolean =>
  laterLayers === undefined || laterLayers.length + 1 === count;

/** An arm for so many hidden layers: its last function goes on, surplus ones go. */
export const fittedToLayers = (arm: ArmSpec, count: number): ArmSpec =>
  fitsLayers(arm, count) ? arm : withLayerFunctions(arm, layerFunctions(arm, Math.max(1, count)));
