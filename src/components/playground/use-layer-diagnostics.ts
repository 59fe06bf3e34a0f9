import { useMemo } from "react";
import type { LayerDiagnostics } from "../../engine/diagnostics/layer-signals.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { usePicture } from "./use-picture.ts";
import { usePictureValue } from "./use-picture-value.ts";

const nothing: readonly LayerDiagnostics[] = [];

/** The diagnosis of each hidden layer of an arm, at human speed; none before the first one. */
export function useLayerDiagnostics(armId: ArmState["armId"]): readonly LayerDiagnostics[] {
  return usePictureValue("diagnosis", armId) ?? nothing;
}

/** An arm's dead units per hidden layer; the same array until one dies or wakes. */
export function useDeadUnits(armId: ArmState["armId"]): readonly (readonly number[])[] {
  const diagnosis = usePicture("diagnosis", armId);
  const written = usePlaygroundState(() =>
    JSON.stringify(diagnosis.getState()?.map(({ deadUnits }) => deadUnits) ?? []),
  );
  return useMemo(() => JSON.parse(written) as number[][], [written]);
}
