import { useEffect } from "react";
import type { ArmState } from "../../store/playground/arms.ts";
import type { PictureKind, PictureSource, Subscription } from "../../store/playground/pictures.ts";
import { usePlayground } from "../shared/playground-context.ts";

/**
 * A picture of any arm, kept up to date for as long as the component is shown;
 * `cells` along each side where it is a grid, `example` where it is of one. Render nothing from it: paint it.
 */
export function usePicture<Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  cells = 0,
  example?: number,
): PictureSource<Kind> {
  const { pictures } = usePlayground();
  useEffect(
    () => pictures.subscribe(subscriptionOf(kind, armId, cells, example)),
    [pictures, kind, armId, cells, example],
  );
  return pictures.of(subscriptionOf(kind, armId, cells, example));
}

const subscriptionOf = <Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  cells: number,
  example: number | undefined,
): Subscription<Kind> => ({ kind, armId, cells, ...(example === undefined ? {} : { example }) });
