import { expect, test } from "vitest";
import { isPast } from "../../../src/store/playground/playground-state.ts";
import { testPlayground } from "./test-playground.ts";

const converged = { kind: "converged", epochsToTarget: 8, computeMs: 1 } as const;
const at = (epoch: number, last = epoch) => ({ epoch, end: { epoch: last, update: 0 } });

test("an earlier epoch is shown at rest, and playing is paused for it", async () => {
  const { playground, sent, state, frame, receiveFrame } = testPlayground();
  playground.play();
  receiveFrame(frame(at(10)));
  playground.goTo(4);
  expect(sent.at(-1)).toEqual({ type: "pause" });
  expect(state().isPlaying).toBe(false);
  receiveFrame(frame({ ...at(4, 10), playing: false }));
  expect(state()).toMatchObject({ epoch: 4, lastEpoch: 10 });
  expect(isPast(state())).toBe(true);
});

test("what is known of a run that was set back stays: its curve and its outcomes, which are no news again", () => {
  const { playground, state, frame, receiveFrame } = testPlayground();
  receiveFrame(frame(at(10), converged));
  const [arm] = state().arms;
  playground.dismissNotice();
  receiveFrame(frame(at(4, 10)));
  expect(state().readings.get(arm?.armId ?? "")?.outcome).toBeNull();
  expect(state().outcomes.get(arm?.armId ?? "")).toEqual(converged);
  receiveFrame(frame(at(9, 10), converged));
  expect(state().notice).toBeNull();
});

test("a change of the past makes what came after it void", () => {
  const { playground, state, frame, receiveFrame } = testPlayground();
  const rates = (iteration: number) =>
    ({
      kind: "rates",
      iteration,
      rates: { learningRate: 0.1, regularisationRate: 0 },
    }) as const;
  receiveFrame(frame({ ...at(3), events: [rates(0)] }));
  receiveFrame(frame({ ...at(10), events: [rates(250)] }, converged));
  receiveFrame(frame(at(4, 10)));
  receiveFrame(frame({ ...at(4), cutAfter: { epoch: 4, iteration: 100 }, events: [rates(100)] }));
  expect(state().outcomes.size).toBe(0);
  expect(playground.live.log()).toEqual([rates(0), rates(100)]);
  const epochs = [...playground.live.histories.getState().values()].map((points) =>
    points.map(({ epoch }) => epoch),
  );
  for (const arm of epochs) expect(arm.every((epoch) => epoch <= 4)).toBe(true);
});
