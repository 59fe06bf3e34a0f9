import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { learnableParameters } from "../../engine/network/network-shape.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import { resolveParameters } from "../../functions/families/registry.ts";
import { type ArmState, armActivation } from "../../store/playground/arms.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";

const none: readonly number[] = [];

/** What each hidden layer of an arm has learned of its function's parameters; empty where it learns none. */
export function useLearnedLayers({ armId, arm }: ArmState): readonly ParameterValues[] {
  // Every reading is a new object, and its values may be the same.
  const values = usePlaygroundState(useShallow((all) => all.readings.get(armId)?.learned ?? none));
  return useMemo(() => {
    const names = learnableParameters(armActivation(arm));
    const layerCount = values.length / Math.max(1, names.length);
    return Array.from({ length: layerCount }, (_, layer) =>
      Object.fromEntries(
        names.map((name, index) => [name, values[layer * names.length + index] ?? 0]),
      ),
    );
  }, [values, arm]);
}

/** An arm's parameters in each hidden layer, learned ones as training has them now; in one entry where none are. */
export function useLayerParameters(state: ArmState): readonly ParameterValues[] {
  const { arm } = state;
  const learned = useLearnedLayers(state);
  return useMemo(() => {
    const start = resolveParameters(armActivation(arm), arm.parameters);
    return learned.length > 0 ? learned.map((layer) => ({ ...start, ...layer })) : [start];
  }, [arm, learned]);
}

/** An arm's parameters in one hidden layer. */
export function useLearnedParameters(state: ArmState, layer: number): ParameterValues {
  const layers = useLayerParameters(state);
  return (layers[layer] ?? layers[0]) as ParameterValues;
}
