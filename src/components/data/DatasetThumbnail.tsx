import { BoundaryCanvas } from "../../plots/boundary/BoundaryCanvas.tsx";
import type { DatasetSample } from "../../store/playground/run-data.ts";
import { FetchedGraph } from "../shared/fetched-graph.ts";
import { outputSize } from "../shared/output-size.ts";

const noBoundary = { getState: () => null, subscribe: () => () => {} };

/** A few points of a dataset, without a boundary; whoever shows it says what it is. */
export function DatasetThumbnail({ sample }: { readonly sample: DatasetSample }) {
  const Picture = sample.inputCount === 1 ? FetchedGraph : BoundaryCanvas;
  return (
    <Picture
      source={noBoundary}
      output={sample.classCount === 0 ? "linear" : "tanh"}
      classCount={sample.classCount}
      train={sample.train}
      size={outputSize(sample)}
      description=""
      small
    />
  );
}
