import { useMemo } from "react";
import { armShape } from "../../engine/experiment/arm.ts";
import type { LayerShape } from "../../engine/network/network-shape.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import { usePlaygroundState, useRunData } from "../shared/playground-context.ts";

/** The shapes of an arm's hidden layers, input side first. */
export function useHiddenLayers({ arm }: ArmState): readonly LayerShape[] {
  const data = useRunData();
  const experiment = usePlaygroundState((state) => state.experiment);
  return useMemo(
    () => armShape(experiment, data, arm).layers.slice(0, -1),
    [experiment, data, arm],
  );
}
