import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { curvePath, jumpMarks, sampleCurve } from "./function-curve.ts";
import { functionPicture } from "./function-picture.ts";

/** Every panel of the gallery has these axes, so that shapes compare. */
export const thumbnailAxes = { z: [-4, 4], value: [-1.5, 2.5] } as const;

export const thumbnailSize = { width: 112, height: 72 } as const;

export interface Thumbnail {
  /** SVG paths of f and f′ in the panel's own coordinates. */
  readonly value: string;
  readonly derivative: string;
  readonly jumps: readonly PlacedMark[];
}

/** Where a curve jumps: a dot at its value there, and rings at those beside it. */
interface PlacedMark {
  readonly curve: "value" | "derivative";
  readonly x: number;
  readonly y: number;
  readonly filled: boolean;
}

/** Left to right and top to bottom, in pixels of `thumbnailSize`. */
export const thumbnailX = (z: number): number =>
  ((z - thumbnailAxes.z[0]) / (thumbnailAxes.z[1] - thumbnailAxes.z[0])) * thumbnailSize.width;
export const thumbnailY = (value: number): number =>
  (1 - (value - thumbnailAxes.value[0]) / (thumbnailAxes.value[1] - thumbnailAxes.value[0])) *
  thumbnailSize.height;

/** The pure geometry of a gallery panel. */
export function thumbnail(activation: ActivationFunction, parameters: ParameterValues): Thumbnail {
  const picture = functionPicture(activation, parameters);
  const [from, to] = thumbnailAxes.z;
  const domain = { from, to, kinks: picture.kinks, tolerance: 0.02 };
  const path = (f: (z: number) => number) =>
    curvePath(sampleCurve(f, domain), thumbnailX, thumbnailY);
  return {
    value: path(picture.value),
    derivative: path(picture.derivative),
    jumps: (["derivative", "value"] as const).flatMap((curve) =>
      jumpMarks(picture[curve], domain).map(({ z, value, filled }) => ({
        curve,
        x: thumbnailX(z),
        y: thumbnailY(value),
        filled,
      })),
    ),
  };
}
