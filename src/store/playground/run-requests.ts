import type { LayerDiagnostics } from "../../engine/diagnostics/layer-signals.ts";
import type { ArmId } from "../../protocol/messages.ts";
import type { Grid } from "../../protocol/pictures.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import type { Transport } from "./transport.ts";

/** What the page asks about the run that is on, once; what it shows all the time it subscribes to. */
export function createRunRequests({ port }: PlaygroundParts, { runId }: Transport) {
  return {
    /** How each hidden layer of an arm stands. */
    diagnosisOf: (armId: ArmId, signal?: AbortSignal): Promise<readonly LayerDiagnostics[]> =>
      port().request("diagnosis", { runId: runId(), armId }, signal),
    /** The training loss along one row of the plane around an arm's parameters. */
    lossRowOf: (
      armId: ArmId,
      place: { readonly row: number; readonly cells: number; readonly reach: number },
      signal?: AbortSignal,
    ): Promise<Float32Array> =>
      port().request("lossRow", { runId: runId(), armId, ...place }, signal),
    /** An arm's parameters, as `FlatParameters` says. */
    parametersOf: (armId: ArmId, signal?: AbortSignal): Promise<Float32Array> =>
      port().request("parameters", { runId: runId(), armId }, signal),
    /** An arm's boundary with so many cells along each side. */
    boundaryOf: (armId: ArmId, cells: number, signal?: AbortSignal): Promise<Grid> =>
      port().request("boundary", { runId: runId(), armId, cells }, signal),
  };
}
