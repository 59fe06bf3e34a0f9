import { useMemo } from "react";
import type { EpochAxis } from "../../plots/why/EpochChart.tsx";
import type { ArmState } from "../../store/playground/arms.ts";
import type { Moment } from "../../store/playground/pictures.ts";
import { usePictureValue } from "../playground/pictures/use-picture-value.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";

const nothing: readonly Moment[] = [];

/** How an arm's layers went over its run; no moments before the first have been worked out. */
export const useMoments = (armId: ArmState["armId"]): readonly Moment[] =>
  usePictureValue("dynamics", armId)?.moments ?? nothing;

/** The run's epochs, as every chart along them has them. */
export function useEpochAxis(): EpochAxis {
  const playground = usePlayground();
  const lastEpoch = usePlaygroundState((state) => state.lastEpoch);
  const shownEpoch = usePlaygroundState((state) => state.epoch);
  const scale = usePlaygroundState((state) => state.preferences.epochScale);
  return useMemo(
    () => ({ lastEpoch, shownEpoch, scale, onShow: playground.goTo }),
    [lastEpoch, shownEpoch, scale, playground],
  );
}
