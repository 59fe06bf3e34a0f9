import { BoundaryCanvas } from "../boundary/BoundaryCanvas.tsx";
import { GraphCanvas, type GraphCanvasProps } from "./GraphCanvas.tsx";

interface OutputCanvasProps extends GraphCanvasProps {
  readonly inputCount: 1 | 2;
}

/** What a network gives: over the plane as a boundary, over one input as a graph. */
export function OutputCanvas({ inputCount, ...props }: OutputCanvasProps) {
  const Picture = inputCount === 1 ? GraphCanvas : BoundaryCanvas;
  return <Picture {...props} />;
}
