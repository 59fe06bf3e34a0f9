import { useMemo } from "react";
import { armShape } from "../../engine/arm.ts";
import { learnableParameters } from "../../engine/network-shape.ts";
import type { ParameterValues } from "../../functions/activation-function.ts";
import { resolveParameters } from "../../functions/registry.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { usePlayground, usePlaygroundState, useRunData } from "../playground-context.ts";

const nothing: readonly ParameterValues[] = [];

/** What each hidden layer of the focused arm has learned of its function's parameters; empty where it learns none. */
export function useLearnedLayers({ armId, arm }: ArmState): readonly ParameterValues[] {
  const { live } = usePlayground();
  const data = useRunData();
  const experiment = usePlaygroundState((state) => state.experiment);
  const learned = learnableParameters(armActivation(arm));
  const shape = useMemo(() => armShape(experiment, data, arm), [experiment, data, arm]);
  // Readings change at human speed, and only a learned curve has to follow them.
  usePlaygroundState((state) => (learned.length > 0 ? state.readings : null));
  const focus = live.focus.get();
  const isThisArm = focus?.armId === armId && focus.parameters.length === shape.parameterCount;
  if (learned.length === 0 || !isThisArm) return nothing;
  return Array.from({ length: shape.hiddenLayerCount }, (_, layer) => {
    const offset = shape.learnableOffset + layer * shape.learnablePerLayer;
    return Object.fromEntries(
      learned.map((name, index) => [name, focus.parameters[offset + index] ?? 0]),
    );
  });
}

/** The focused arm's parameters in one hidden layer: learned ones as training has them now. */
export function useLearnedParameters(state: ArmState, layer: number): ParameterValues {
  const { arm } = state;
  const activation = armActivation(arm);
  const start = useMemo(
    () => resolveParameters(activation, arm.parameters),
    [activation, arm.parameters],
  );
  const learned = useLearnedLayers(state)[layer];
  return learned ? { ...start, ...learned } : start;
}
