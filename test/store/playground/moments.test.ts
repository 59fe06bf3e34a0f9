import { describe, expect, test } from "vitest";
import { workingPlayground } from "./working-playground.ts";

describe("a moment of a run", () => {
  test("comes back to the bit after another set-up, with what was changed by hand", async () => {
    const { playground, pass, losses } = workingPlayground();
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
  const { playground, pass } = workingPlayground();
  const [arm] = playground.store.getState().arms;
  const asked = playground.diagnosisOf(arm?.armId ?? "");
  const drawn = playground.boundaryOf(arm?.armId ?? "", 120);
  pass();
  expect(await asked).toHaveLength(2);
  expect(await drawn).toMatchObject({ cells: 120 });
});
