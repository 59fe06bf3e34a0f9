import { useMemo } from "react";
import type { LayerDiagnostics } from "../../../engine/diagnostics/layer-signals.ts";
import type { UnitMarks } from "../../../plots/network/network-parts.ts";
import type { ArmState } from "../../../store/playground/arms.ts";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import { usePicture } from "./use-picture.ts";
import { usePictureValue } from "./use-picture-value.ts";

const nothing: readonly LayerDiagnostics[] = [];

/** The diagnosis of each hidden layer of an arm, at human speed; none before the first one. */
export function useLayerDiagnostics(armId: ArmState["armId"]): readonly LayerDiagnostics[] {
  return usePictureValue("diagnosis", armId) ?? nothing;
}

/** An arm's dead and silent units per hidden layer; the same object until one of them changes. */
export function useUnitMarks(armId: ArmState["armId"]): UnitMarks {
  const diagnosis = usePicture("diagnosis", armId);
  const written = usePlaygroundState(() => {
    const layers = diagnosis.getState() ?? nothing;
    return JSON.stringify({
      dead: layers.map(({ deadUnits }) => deadUnits),
      silent: layers.map(({ silentUnits }) => silentUnits),
    });
  });
  return useMemo(() => JSON.parse(written) as UnitMarks, [written]);
}
