import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { targetCurve } from "../../../engine/data/datasets.ts";
import {
  BoundaryCanvas,
  type BoundaryCanvasProps,
} from "../../../plots/boundary/BoundaryCanvas.tsx";
import type { GraphCanvasProps } from "../../../plots/graph/GraphCanvas.tsx";
import type { ArmState } from "../../../store/playground/arms.ts";
import type { PictureSource } from "../../../store/playground/pictures.ts";
import { FetchedGraph } from "../../shared/fetched-graph.ts";
import { outputSize } from "../../shared/output-size.ts";
import {
  useLegend,
  usePlayground,
  usePlaygroundState,
  useRunData,
} from "../../shared/playground-context.ts";
import { pictureCells } from "../pictures/picture-cells.ts";
import { usePicture } from "../pictures/use-picture.ts";

interface ArmBoundaryProps {
  readonly state: ArmState;
  readonly source: PictureSource<"boundary">;
  /** For those who do not see it. */
  readonly description: string;
  /** Smaller points, no frame. */
  readonly small?: boolean;
  /** With the test points, where somebody wants them shown. */
  readonly showsTest?: boolean;
  /** With what the directions mean, where the points were brought; a graph has numbers. */
  readonly hasAxes?: boolean;
  /** A graph has residuals under it, where there is room. */
  readonly hasResiduals?: boolean;
  /** Points are drawn over it: its own are not shown. */
  readonly children?: ReactNode;
}

/** One network's output over the plane or one input, with the run's points and on the run's scale. */
export function ArmBoundary({
  state,
  showsTest = false,
  hasAxes = false,
  hasResiduals = false,
  children,
  ...picture
}: ArmBoundaryProps) {
  const data = useRunData();
  const legend = useLegend();
  const { showsTestData, discretises } = usePlaygroundState((all) => all.preferences);
  const shown = {
    ...picture,
    output: data.output,
    classCount: data.classCount,
    train: children ? null : data.train,
    test: showsTest && showsTestData && !children ? data.test : null,
    size: outputSize(data),
    legend: hasAxes ? legend : null,
  };
  const graph = { ...shown, state, hasNumbers: hasAxes, hasResiduals };
  const plane = { ...shown, discretise: discretises };
  if (children) {
    return (
      <DrawnOver graph={graph} plane={plane}>
        {children}
      </DrawnOver>
    );
  }
  return data.inputCount === 1 ? <ArmGraph {...graph} /> : <BoundaryCanvas {...plane} />;
}

interface DrawnOverProps {
  readonly graph: ArmGraphProps;
  readonly plane: BoundaryCanvasProps;
  readonly children: ReactNode;
}

/** What is drawn decides between plane and graph, also before it is learned; a graph's height stays. */
function DrawnOver({ graph, plane, children }: DrawnOverProps) {
  const { drawing } = usePlayground();
  const range = useStore(
    drawing.store,
    useShallow(() => drawing.surface().range),
  );
  if (!range) return <BoundaryCanvas {...plane}>{children}</BoundaryCanvas>;
  return (
    <ArmGraph {...graph} range={range} isDrawnOver>
      {children}
    </ArmGraph>
  );
}

interface ArmGraphProps extends BoundaryCanvasProps {
  readonly state: ArmState;
  readonly hasNumbers: boolean;
  readonly hasResiduals: boolean;
  readonly range?: GraphCanvasProps["range"];
  /** Points are drawn on it, which have no curve yet. */
  readonly isDrawnOver?: boolean;
}

/** Its curve has the arm's colour; shares are asked of the worker only where they are shown. */
function ArmGraph({ state, isDrawnOver = false, ...graph }: ArmGraphProps) {
  const spec = usePlaygroundState((all) => all.experiment.data);
  const shares = usePlaygroundState((all) => all.preferences.shares);
  const { outputCount } = useRunData();
  const target = useMemo(() => (isDrawnOver ? null : targetCurve(spec)), [spec, isDrawnOver]);
  const shown = { ...graph, slot: state.slot, target };
  // Of several outputs each would have shares of its own.
  if (shares === "hidden" || outputCount > 1) return <FetchedGraph {...shown} />;
  return <GraphWithShares {...shown} armId={state.armId} isStacked={shares === "stacked"} />;
}

interface GraphWithSharesProps extends GraphCanvasProps {
  readonly armId: ArmState["armId"];
}

function GraphWithShares({ armId, ...graph }: GraphWithSharesProps) {
  const shares = usePicture("shares", armId, { cells: pictureCells.card });
  return <FetchedGraph {...graph} shares={shares} />;
}
