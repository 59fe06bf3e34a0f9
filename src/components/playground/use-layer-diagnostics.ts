import { useMemo } from "react";
import type { LayerDiagnostics } from "../../engine/diagnostics/layer-diagnostics.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";

const nothing: readonly LayerDiagnostics[] = [];

/** How each hidden layer of the focused arm stands, at human speed; none before its first frame. */
export function useLayerDiagnostics(armId: ArmState["armId"]): readonly LayerDiagnostics[] {
  const { live } = usePlayground();
  // Readings are the page's clock: they change a few times a second.
  usePlaygroundState((state) => state.readings);
  const focus = live.focus.get();
  return focus?.armId === armId ? focus.layers : nothing;
}

/** The focused arm's dead units per hidden layer; the same array until one dies or wakes. */
export function useDeadUnits(armId: ArmState["armId"]): readonly (readonly number[])[] {
  const { live } = usePlayground();
  const written = usePlaygroundState(() => {
    const focus = live.focus.get();
    const isThisArm = focus?.armId === armId;
    return JSON.stringify(isThisArm ? focus.layers.map(({ deadUnits }) => deadUnits) : []);
  });
  return useMemo(() => JSON.parse(written) as number[][], [written]);
}
