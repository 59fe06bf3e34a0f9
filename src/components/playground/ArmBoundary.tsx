import type { ReactNode } from "react";
import { BoundaryCanvas } from "../../plots/boundary/BoundaryCanvas.tsx";
import type { PictureSource } from "../../store/playground/pictures.ts";
import { outputSize } from "../shared/output-size.ts";
import { useLegend, usePlaygroundState, useRunData } from "../shared/playground-context.ts";

interface ArmBoundaryProps {
  readonly source: PictureSource<"boundary">;
  /** For those who do not see it. */
  readonly description: string;
  /** Smaller points, no frame. */
  readonly small?: boolean;
  /** With the test points, where somebody wants them shown. */
  readonly showsTest?: boolean;
  /** With what the directions mean, where the points were brought. */
  readonly hasAxes?: boolean;
  /** Points are drawn over it: its own are not shown. */
  readonly children?: ReactNode;
}

/** One network's output over the plane, with the run's points and on the run's scale of colours. */
export function ArmBoundary({
  showsTest = false,
  hasAxes = false,
  children,
  ...picture
}: ArmBoundaryProps) {
  const data = useRunData();
  const legend = useLegend();
  const { showsTestData, discretises } = usePlaygroundState((state) => state.preferences);
  return (
    <BoundaryCanvas
      {...picture}
      output={data.output}
      classCount={data.classCount}
      train={children ? null : data.train}
      test={showsTest && showsTestData && !children ? data.test : null}
      discretise={discretises}
      size={outputSize(data)}
      legend={hasAxes ? legend : null}
    >
      {children}
    </BoundaryCanvas>
  );
}
