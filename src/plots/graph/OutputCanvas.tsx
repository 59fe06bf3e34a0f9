import { BoundaryCanvas } from "../boundary/BoundaryCanvas.tsx";
import { GraphCanvas, type GraphCanvasProps } from "./GraphCanvas.tsx";

interface OutputCanvasProps extends GraphCanvasProps {
  readonly inputCount: 1 | 2;
}

/** What a network gives: over the plane as a boundary, over one input as a graph. */
export function OutputCanvas({ inputCount, ...props }: OutputCanvasProps) {
  if (inputCount === 1) return <GraphCanvas {...props} />;
  const { slot: _, target: __, shares: ___, isStacked: ____, ...rest } = props;
  const { hasResiduals: _____, hasNumbers: ______, range: _______, ...plane } = rest;
  return <BoundaryCanvas {...plane} />;
}
