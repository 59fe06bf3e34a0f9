import { lossRow, placeOnPlane, planeDirections } from "../engine/diagnostics/loss-plane.ts";
import type { Place, RunId, TrainingRequests } from "../protocol/messages.ts";
import type { Arms } from "./arms.ts";
import { drawByKind } from "./draw.ts";
import { Grain } from "./grain.ts";
import { atOnce, type RequestHandlers, type Steps } from "./requests.ts";

/** What requests need of the session. */
export interface AskedSession {
  readonly now: () => number;
  /** @throws RangeError where this run is not the one that is on. */
  arms(runId: RunId): Arms;
  /** No frames and no training beside until the end of the steps. */
  alone<Answer>(runId: RunId, steps: Steps<Answer>): Steps<Answer>;
}

/** How the training worker answers each request. */
export function trainingRequests({
  now,
  arms,
  alone,
}: AskedSession): RequestHandlers<TrainingRequests> {
  const drawing = (runId: RunId, armId: string, cells: number) => {
    const all = arms(runId);
    return { arms: all, arm: all.find(armId), cells, budgetMs: null, grain: new Grain(now), now };
  };
  return {
    goTo: ({ runId, to }) =>
      alone(
        runId,
        goTo(() => arms(runId), to),
      ),
    diagnosis: atOnce(({ runId, armId }) => drawByKind.diagnosis(drawing(runId, armId, 0))),
    lossRow: atOnce(({ runId, armId, row, cells, reach }) => {
      const all = arms(runId);
      const { run } = all.find(armId);
      const directions = planeDirections(run.shape, run.trainer.parameters(), all.experiment.seed);
      const down = placeOnPlane(row, cells, reach);
      return lossRow(run.trainer, directions, { down, cells, reach });
    }),
    parameters: atOnce(({ runId, armId }) => drawByKind.parameters(drawing(runId, armId, 0))),
    boundary: atOnce(({ runId, armId, cells }) =>
      drawByKind.boundary(drawing(runId, armId, cells)),
    ),
  };
}

function* goTo(current: () => Arms, to: Place): Steps<Place> {
  current().aimAt(to);
  try {
    while (current().isCatchingUp) {
      current().catchUp();
      yield;
    }
  } finally {
    current().meet();
  }
  return current().place;
}
