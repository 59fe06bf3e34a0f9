import { useMemo } from "react";
import type { NetworkValues } from "../../../plots/network/network-painter.ts";
import type { LiveSource } from "../../../plots/shared/live-source.ts";
import type { ArmState } from "../../../store/playground/arms.ts";
import { pictureCells } from "./picture-cells.ts";
import { usePicture } from "./use-picture.ts";

/** What the diagram of an arm's network shows; null until it is complete. */
export function useNetworkPicture(armId: ArmState["armId"]): LiveSource<NetworkValues | null> {
  const parameters = usePicture("parameters", armId);
  const outputs = usePicture("boundary", armId, { cells: pictureCells.large });
  const units = usePicture("units", armId, { cells: pictureCells.unit });
  return useMemo(() => {
    const parts = [parameters, outputs, units];
    return {
      getState() {
        const now = {
          parameters: parameters.getState(),
          outputs: outputs.getState(),
          units: units.getState(),
        };
        return now.parameters && now.outputs && now.units ? (now as NetworkValues) : null;
      },
      subscribe(listener) {
        const stops = parts.map((part) => part.subscribe(listener));
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  }, [parameters, outputs, units]);
}
