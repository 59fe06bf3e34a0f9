import { onTestFinished } from "vitest";
import { createTrainingClient } from "../../../src/client/training-client.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import type { TrainingClientEvent } from "../../../src/protocol/messages.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";
import { fakeWorker, smallExperiment } from "../../worker/fake-worker.ts";

/** A playground over a worker whose time passes when a test says so. */
export function workingPlayground(experiment: Experiment = smallExperiment) {
  const worker = fakeWorker();
  const port: { onmessage: ((event: { data: unknown }) => void) | null } & Record<string, unknown> =
    {
      onmessage: null,
      postMessage: (command: never) => worker.send(structuredClone(command)),
      terminate: () => {},
    };
  const playground = createPlayground({
    experiment,
    preferences: defaultPreferences,
    storage: null,
    now: () => 0,
  });
  const client = createTrainingClient({
    createWorker: () => port as unknown as Worker,
    onEvent: (event: TrainingClientEvent) => playground.receive(event),
    afterPaint: (callback) => callback(),
  });
  playground.connect(client);
  onTestFinished(() => client.dispose());
  let delivered = 0;
  /** Lets the worker work, and the page take in what it posted. */
  function pass(spanMs = 100): void {
    for (let turn = 0; turn < 10; turn++) {
      for (; delivered < worker.replies.length; delivered++) {
        port.onmessage?.({ data: structuredClone(worker.replies[delivered]) });
      }
      worker.pass(spanMs / 10, false);
    }
  }
  pass();
  const losses = () =>
    playground.live.frame
      .getState()
      ?.arms.map(({ epoch, iteration, trainLoss, testLoss }) => [
        epoch,
        iteration,
        trainLoss,
        testLoss,
      ]);
  return { playground, pass, losses };
}
