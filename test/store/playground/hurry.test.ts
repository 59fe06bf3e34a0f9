import { expect, test } from "vitest";
import "../../words/setup.ts";
import type { RunOutcome } from "../../../src/engine/training/outcome.ts";
import { testPlayground } from "./test-playground.ts";

const there: RunOutcome = { kind: "converged", epochsToTarget: 20, computeMs: 1 };

function setUp() {
  const { playground, state } = testPlayground();
  const arrive = (count: number) =>
    playground.store.setState({
      outcomes: new Map(
        state()
          .arms.slice(-count)
          .map(({ armId }) => [armId, there]),
      ),
    });
  return { playground, state, arrive };
}

test("time runs at least five times as fast for the last one, the page says so, and then as before", async () => {
  const { playground, state, arrive } = setUp();
  playground.hurry.begin();
  playground.play();
  arrive(1);
  expect(state().speed).toBe(60);
  arrive(2);
  expect(state().speed).toBe(300);
  playground.notify("Converged: tanh at epoch 56.");
  await Promise.resolve();
  expect(state().notice?.text).toBe(
    "Converged: tanh at epoch 56. Only Sigmoid is still on its way: time runs faster.",
  );
  arrive(3);
  expect(state().speed).toBe(60);
  // That was the run that was waited for.
  arrive(2);
  expect(state().speed).toBe(60);
});

test("a pause brings the speed back, and a speed that is chosen meanwhile stays", () => {
  const paused = setUp();
  paused.playground.hurry.begin();
  paused.playground.play();
  paused.arrive(2);
  paused.playground.pause();
  expect(paused.state().speed).toBe(60);
  const chosen = setUp();
  chosen.playground.hurry.begin();
  chosen.playground.play();
  chosen.arrive(2);
  chosen.playground.setSpeed(10);
  chosen.arrive(3);
  expect(chosen.state().speed).toBe(10);
});

test("without anybody who waits, and at full speed, time runs as it does", () => {
  const { playground, state, arrive } = setUp();
  playground.play();
  arrive(2);
  expect(state().speed).toBe(60);
  const fast = setUp();
  fast.playground.setSpeed("max");
  fast.playground.hurry.begin();
  fast.playground.play();
  fast.arrive(2);
  expect(fast.state().speed).toBe("max");
  expect(fast.state().notice).toBeNull();
});

test("who has bet waits for the outcome", () => {
  const { playground, state, arrive } = setUp();
  playground.firstBet.choose(state().arms[0]?.armId as never);
  playground.play();
  arrive(2);
  expect(state().speed).toBe(300);
});
