import { expect, test } from "vitest";
import { updateWithinEpoch } from "../../../src/store/playground/run-data.ts";
import { testPlayground } from "./test-playground.ts";

test("updates are counted from the epoch's beginning, by the arm that has come farthest", () => {
  const { frame, state } = testPlayground();
  // 250 training points in mini-batches of 10.
  const at = (epoch: number, ...iterations: readonly number[]) => {
    const { arms, ...rest } = frame({ epoch });
    const stepped = arms.map((arm, index) => ({ ...arm, iteration: iterations[index] ?? 0 }));
    return updateWithinEpoch(state().experiment, { ...rest, arms: stepped });
  };
  expect(at(0, 13, 13, 13)).toBe(13);
  expect(at(1, 25, 25, 25)).toBe(0);
  expect(at(2, 25, 57, 50)).toBe(7);
  expect(at(3, 25, 50, 25)).toBe(0);
});
