import { armShape } from "../../engine/experiment/arm.ts";
import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import type { SavedArm, SavedChange, SavedRun } from "../../engine/saved-run/saved-run.ts";
import { explicitOf } from "../../engine/training/explicit-parameters.ts";
import type { ExampleSet } from "../../engine/training/run-data.ts";
import type { RunEvent } from "../../protocol/messages.ts";
import type { ArmState } from "../playground/arms.ts";
import type { Playground } from "../playground/playground.ts";
import { runDataOf } from "../playground/run-data.ts";

/** The run that is on, as it stands, to be kept; one that plays goes on playing afterwards. */
export async function takeRun(playground: Playground): Promise<SavedRun> {
  const { isPlaying } = playground.store.getState();
  const frame = await playground.rest();
  const { experiment, arms, focusedArm, log, place } = playground.moment();
  const { engine } = playground.store.getState();
  const data = runDataOf(experiment);
  const histories = playground.live.histories.getState();
  const saved = await Promise.all(
    arms.map(async ({ armId, arm }): Promise<SavedArm> => {
      const standing = frame.arms.find((one) => one.armId === armId);
      if (!standing) throw new Error(`No frame shows ${armId}`);
      const shape = armShape(experiment, data, arm);
      return {
        epoch: standing.epoch,
        iteration: standing.iteration,
        outcome: standing.outcome,
        divergedAt: standing.divergedAt,
        trainLoss: standing.trainLoss,
        testLoss: standing.testLoss,
        testAccuracy: standing.testAccuracy,
        computeMs: standing.computeMs,
        history: histories.get(armId) ?? [],
        parameters: explicitOf(arm, shape, await playground.parametersOf(armId)),
      };
    }),
  );
  if (isPlaying) playground.play();
  return {
    engine: engine ?? "fast",
    arithmetic: arithmeticVersion,
    experiment,
    slots: arms.map(({ slot }) => slot),
    focused: Math.max(
      0,
      arms.findIndex(({ armId }) => armId === focusedArm),
    ),
    place,
    changes: log.flatMap((event) => changeOf(event, arms)),
    arms: saved,
    points: { train: pointsOf(data.train), test: pointsOf(data.test) },
  };
}

/** What a person changed after the start: rates that a run begins with stand in its set-up. */
export const changesOf = (log: readonly RunEvent[]): readonly RunEvent[] =>
  log.filter((event) => event.kind === "parameter" || event.iteration > 0);

/** Nothing for a change of an arm that is gone. */
function changeOf(event: RunEvent, arms: readonly ArmState[]): readonly SavedChange[] {
  if (event.kind === "rates") return [event];
  const { armId, ...change } = event;
  const arm = arms.findIndex((one) => one.armId === armId);
  return arm < 0 ? [] : [{ ...change, arm }];
}

const pointsOf = ({ count, coordinates, labels }: ExampleSet) =>
  Array.from({ length: count }, (_, index) => ({
    x1: coordinates[2 * index] as number,
    x2: coordinates[2 * index + 1] as number,
    label: labels[index] as number,
  }));
