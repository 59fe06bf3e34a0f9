import { useMemo } from "react";
import { armShape } from "../../engine/arm.ts";
import { learnableParameters } from "../../engine/network-shape.ts";
import type { ParameterValues } from "../../functions/activation-function.ts";
import { resolveParameters } from "../../functions/registry.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { usePlayground, usePlaygroundState, useRunData } from "../playground-context.ts";

/** The focused arm's parameters in one hidden layer: learned ones as training has them now. */
export function useLearnedParameters({ armId, arm }: ArmState, layer: number): ParameterValues {
  const { live } = usePlayground();
  const data = useRunData();
  const experiment = usePlaygroundState((state) => state.experiment);
  const activation = armActivation(arm);
  const learned = learnableParameters(activation);
  const shape = useMemo(() => armShape(experiment, data, arm), [experiment, data, arm]);
  const start = useMemo(
    () => resolveParameters(activation, arm.parameters),
    [activation, arm.parameters],
  );
  // Readings change at human speed, and only a learned curve has to follow them.
  usePlaygroundState((state) => (learned.length > 0 ? state.readings : null));
  const focus = live.focus.get();
  const isThisArm = focus?.armId === armId && focus.parameters.length === shape.parameterCount;
  if (learned.length === 0 || !isThisArm || layer >= shape.hiddenLayerCount) return start;
  const offset = shape.learnableOffset + layer * shape.learnablePerLayer;
  const now = learned.map((name, index) => [name, focus.parameters[offset + index] ?? 0] as const);
  return { ...start, ...Object.fromEntries(now) };
}
