import { expect, test } from "vitest";
import { heardHistories } from "../../../src/plots/loss/heard-histories.ts";

const point = (epoch: number, loss: number, accuracy: number) => ({
  epoch,
  trainLoss: loss,
  testLoss: loss,
  testAccuracy: accuracy,
});
const arms = [
  { id: "a", label: "tanh" },
  { id: "b", label: "ReLU" },
].map((arm, index) => ({ ...arm, index, outcome: null, divergedAt: null }));
const histories = new Map([
  ["a", Array.from({ length: 101 }, (_, epoch) => point(epoch, 10 ** (-epoch / 50), epoch / 100))],
  ["b", [point(0, 1, 0.5)]],
]);

test("every run is heard over the same epochs, on the chart's scale, and beeps where it meets its target", () => {
  const chart = { arms, metric: "trainLoss", valueScale: "log", threshold: 0.1 } as const;
  const [tanh, relu] = heardHistories(chart, histories);
  expect(tanh?.range).toEqual([-2, 0]);
  expect(relu?.range).toEqual([-2, 0]);
  // 10^(−50/50) = 0.1 at epoch 50 of 100.
  expect(tanh?.marks).toEqual([{ at: 0.5, kind: "target" }]);
  expect(relu?.marks).toEqual([]);
});

test("an accuracy meets its target from below", () => {
  const chart = { arms, metric: "testAccuracy", valueScale: "log", threshold: 0.75 } as const;
  expect(heardHistories(chart, histories)[0]?.marks).toEqual([{ at: 0.75, kind: "target" }]);
});
