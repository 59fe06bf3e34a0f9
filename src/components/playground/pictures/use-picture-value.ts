import type { ArmState } from "../../../store/playground/arms.ts";
import type { PictureContents, PictureKind } from "../../../store/playground/pictures.ts";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import { type PictureDetail, usePicture } from "./use-picture.ts";

/** A picture's newest content at human speed, for what React renders; null before the first. */
export function usePictureValue<Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  detail: PictureDetail = {},
): PictureContents[Kind] | null {
  const source = usePicture(kind, armId, detail);
  // Readings change a few times a second; each change looks again.
  usePlaygroundState((state) => state.readings);
  return source.getState();
}
