import { describe, expect, onTestFinished, test } from "vitest";
import { createTrainingClient } from "../../../src/client/training-client.ts";
import type { TrainingClientEvent } from "../../../src/protocol/messages.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";
import { fakeWorker, smallExperiment } from "../../worker/fake-worker.ts";

/** A playground over a worker whose time passes when a test says so. */
function setUp() {
  const worker = fakeWorker();
  const port: { onmessage: ((event: { data: unknown }) => void) | null } & Record<string, unknown> =
    {
      onmessage: null,
      postMessage: (command: never) => worker.send(structuredClone(command)),
      terminate: () => {},
    };
  const playground = createPlayground({
    experiment: smallExperiment,
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

describe("a moment of a run", () => {
  test("comes back to the bit after another set-up, with what was changed by hand", async () => {
    const { playground, pass, losses } = setUp();
    const { prefer, step, store } = playground;
    for (let epoch = 0; epoch < 4; epoch++) step();
    playground.edit("optimiser.learningRate", 0.3);
    const [arm] = store.getState().arms;
    playground.setParameter(arm?.armId ?? "", 1, 0.5);
    step();
    prefer({ stepBy: "iteration" });
    step();
    pass(1000);
    const before = losses();
    const moment = playground.moment();
    expect(moment.place).toEqual({ epoch: 5, update: 1 });

    playground.edit("data.dataset", "xor");
    playground.addArm({ activation: "gelu", parameters: {}, learningRate: null, invention: null });
    pass(1000);
    expect(losses()).not.toEqual(before);

    const back = playground.returnTo(moment);
    pass(5000);
    expect(await back).toEqual(moment.place);
    expect(losses()).toEqual(before);
    expect(store.getState()).toMatchObject({
      experiment: moment.experiment,
      arms: moment.arms,
      isPlaying: false,
    });
    expect([...store.getState().editedArms]).toEqual([arm?.armId]);
    expect(playground.moment().log).toEqual(moment.log);
  });
});

test("the page asks for an arm's diagnosis or boundary by one function each", async () => {
  const { playground, pass } = setUp();
  const [arm] = playground.store.getState().arms;
  const asked = playground.diagnosisOf(arm?.armId ?? "");
  const drawn = playground.boundaryOf(arm?.armId ?? "", 120);
  pass();
  expect(await asked).toHaveLength(2);
  expect(await drawn).toMatchObject({ cells: 120 });
});
