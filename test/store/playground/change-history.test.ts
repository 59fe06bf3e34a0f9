import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { testPlayground } from "./test-playground.ts";

describe("undo", () => {
  test("takes back each change of set-up, and redo makes it again", async () => {
    const { playground } = testPlayground();
    const { getState } = playground.store;
    expect([getState().canUndo, getState().canRedo]).toEqual([false, false]);
    playground.edit("data.dataset", "xor");
    playground.addArm(armOf("gelu"));
    expect(getState().canUndo).toBe(true);
    await playground.undo();
    expect(getState().arms).toHaveLength(3);
    expect(getState().experiment.data.dataset).toBe("xor");
    await playground.undo();
    expect(getState().experiment.data.dataset).toBe("circle");
    expect([getState().canUndo, getState().canRedo]).toEqual([false, true]);
    await playground.redo();
    await playground.redo();
    expect(getState().experiment.arms.at(-1)?.activation).toBe("gelu");
    expect(getState().canRedo).toBe(false);
  });

  test("takes a slider that was dragged as one change, and two settings as two", async () => {
    const { playground } = testPlayground();
    for (const noise of [5, 10, 15]) playground.edit("data.noise", noise);
    playground.edit("data.trainShare", 0.6);
    await playground.undo();
    expect(playground.store.getState().experiment.data).toMatchObject({
      noise: 15,
      trainShare: 0.5,
    });
    await playground.undo();
    expect(playground.store.getState().experiment.data.noise).toBe(0);
  });

  test("forgets what could be made again once something else is changed", async () => {
    const { playground } = testPlayground();
    playground.edit("seed", 1);
    await playground.undo();
    playground.edit("seed", 2);
    expect(playground.store.getState().canRedo).toBe(false);
    await playground.redo();
    expect(playground.store.getState().experiment.seed).toBe(2);
  });
});
