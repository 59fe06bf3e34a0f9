import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { activationOf, armParameters } from "../../../engine/experiment/arm.ts";
import type { LayerFunction } from "../../../engine/experiment/experiment.ts";
import { layerFunctions, namedFunctions } from "../../../engine/experiment/layer-functions.ts";
import { learnableParameters } from "../../../engine/network/network-shape.ts";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import { type ArmState, armActivation } from "../../../store/playground/arms.ts";
import { usePlaygroundState } from "../../shared/playground-context.ts";

const none: readonly number[] = [];

/** What each hidden layer of an arm has learned of its function's parameters; empty where it learns none. */
export function useLearnedLayers({ armId, arm }: ArmState): readonly ParameterValues[] {
  // Every reading is a new object, and its values may be the same.
  const values = usePlaygroundState(useShallow((all) => all.readings.get(armId)?.learned ?? none));
  return useMemo(() => {
    let taken = 0;
    const learnedOf = (layer: LayerFunction): ParameterValues =>
      Object.fromEntries(
        learnableParameters(activationOf(layer)).map((name) => [name, values[taken++] ?? 0]),
      );
    const names = learnableParameters(armActivation(arm));
    const layerCount = values.length / Math.max(1, names.length);
    const layers = arm.laterLayers ? namedFunctions(arm) : layerFunctions(arm, layerCount);
    return values.length === 0 ? [] : layers.map(learnedOf);
  }, [values, arm]);
}

/** The function of each hidden layer of an arm; undefined where all apply the same. */
export const useLayerFunctions = ({ arm }: ArmState): readonly ActivationFunction[] | undefined =>
  useMemo(() => (arm.laterLayers ? namedFunctions(arm).map(activationOf) : undefined), [arm]);

/** An arm's parameters in each hidden layer, learned ones as training has them now; in one entry where none are and all layers are alike. */
export function useLayerParameters(state: ArmState): readonly ParameterValues[] {
  const { arm } = state;
  const learned = useLearnedLayers(state);
  return useMemo(() => {
    const starts = namedFunctions(arm).map(armParameters);
    const count = Math.max(starts.length, learned.length);
    return Array.from({ length: count }, (_, layer) => ({
      ...(starts[layer] ?? starts[0]),
      ...learned[layer],
    }));
  }, [arm, learned]);
}

/** An arm's parameters in one hidden layer. */
export function useLearnedParameters(state: ArmState, layer: number): ParameterValues {
  const layers = useLayerParameters(state);
  return (layers[layer] ?? layers[0]) as ParameterValues;
}
