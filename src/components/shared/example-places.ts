import { exampleHeight, heightRange } from "../../engine/network/target-heights.ts";
import type { RunData } from "../../engine/training/run-data.ts";
import { graphParts, yPlace } from "../../plots/graph/graph-geometry.ts";
import { placeAt } from "./plane-reading.ts";

type Shown = Pick<RunData, "train" | "inputCount" | "output" | "classCount">;

/**
 * Where the training examples stand in a square picture of the output, as places of the plane
 * [example][x1, x2]: of one input at the height of their targets. `sidePx` decides whether there
 * is room for residuals under a graph that has them.
 */
export function examplePlaces(
  { train, inputCount, output, classCount }: Shown,
  { sidePx, hasResiduals }: { readonly sidePx: number; readonly hasResiduals: boolean },
): Float32Array {
  if (inputCount === 2) return train.coordinates;
  const { main } = graphParts(
    sidePx,
    heightRange(output, classCount, [train.labels]),
    hasResiduals,
  );
  return train.coordinates.map((coordinate, at) => {
    if (at % 2 === 0) return coordinate;
    const height = exampleHeight(output, classCount, train.labels[(at - 1) / 2] ?? 0);
    return placeAt(0.5, yPlace(main, height) / sidePx).x2;
  });
}
