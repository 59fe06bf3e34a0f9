import { useEffect } from "react";
import type { ArmState } from "../../../store/playground/arms.ts";
import type {
  PictureKind,
  PictureSource,
  Subscription,
} from "../../../store/playground/pictures.ts";
import { usePlayground } from "../../shared/playground-context.ts";

/** `cells` along each side of a grid; `example` of a trace; `at` an epoch other than now. */
export type PictureDetail = Partial<Pick<Subscription, "cells" | "example" | "at">>;

/**
 * A picture of any arm, kept up to date for as long as the component is shown.
 * Render nothing from it: paint it.
 */
export function usePicture<Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  { cells = 0, example, at }: PictureDetail = {},
): PictureSource<Kind> {
  const { pictures } = usePlayground();
  useEffect(
    () => pictures.subscribe(subscriptionOf(kind, armId, cells, example, at)),
    [pictures, kind, armId, cells, example, at],
  );
  return pictures.of(subscriptionOf(kind, armId, cells, example, at));
}

const subscriptionOf = <Kind extends PictureKind>(
  kind: Kind,
  armId: ArmState["armId"],
  cells: number,
  example: number | undefined,
  at: number | undefined,
): Subscription<Kind> => ({
  kind,
  armId,
  cells,
  ...(example === undefined ? {} : { example }),
  ...(at === undefined ? {} : { at }),
});
