import { useEffect } from "react";
import type { ArmState } from "../../store/playground/arms.ts";
import type { PictureKind, PictureSource } from "../../store/playground/pictures.ts";
import { usePlayground } from "../shared/playground-context.ts";

/**
 * A picture of any arm, kept up to date for as long as the component is shown;
 * `cells` along each side where it is a grid. Render nothing from it: paint it.
 */
export function usePicture<Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  cells = 0,
): PictureSource<Kind> {
  const { pictures } = usePlayground();
  useEffect(() => pictures.subscribe({ kind, armId, cells }), [pictures, kind, armId, cells]);
  return pictures.of({ kind, armId, cells });
}
