import { expect, test, vi } from "vitest";
import type { Subscription } from "../../../src/protocol/pictures.ts";
import { createPictures } from "../../../src/store/playground/pictures.ts";
import { testPlayground } from "./test-playground.ts";

const card: Subscription<"boundary"> = { kind: "boundary", armId: "a", cells: 48 };
const large: Subscription<"boundary"> = { ...card, cells: 100 };
const picture = (cells: number) => ({ values: new Float32Array(cells * cells), cells });

test("a picture goes to its own subscription, whatever else is drawn of the arm", () => {
  const pictures = createPictures(() => {});
  const [small, big] = [pictures.of(card), pictures.of(large)];
  pictures.receive([{ subscription: large, content: picture(80) }]);
  expect(small.getState()).toBeNull();
  expect(big.getState()?.cells).toBe(80);
  expect(pictures.of({ ...large })).toBe(big);
});

test("changes of the subscriptions at one time are announced once, a moment later", async () => {
  const onChange = vi.fn();
  const pictures = createPictures(onChange);
  const stopCard = pictures.subscribe(card);
  pictures.subscribe(large);
  stopCard();
  expect(onChange).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(pictures.subscriptions()).toEqual([large]);
});

test("what two components show is subscribed to until both have gone", async () => {
  const onChange = vi.fn();
  const pictures = createPictures(onChange);
  const stops = [pictures.subscribe(card), pictures.subscribe({ ...card })];
  expect(pictures.subscriptions()).toEqual([card]);
  stops[0]?.();
  expect(pictures.subscriptions()).toEqual([card]);
  stops[1]?.();
  expect(pictures.subscriptions()).toEqual([]);
});

test("the pictures of arms that are gone are let go", () => {
  const pictures = createPictures(() => {});
  const before = pictures.of(card);
  pictures.receive([{ subscription: card, content: picture(48) }]);
  pictures.keepOnly(["b"]);
  expect(pictures.of(card)).not.toBe(before);
  expect(pictures.of(card).getState()).toBeNull();
});

test("the pictures of arms that stay are kept while others go", () => {
  const pictures = createPictures(() => {});
  const of = (armId: string) => pictures.of({ ...card, armId });
  pictures.receive(
    ["a", "b", "c"].map((armId, index) => ({
      subscription: { ...card, armId },
      content: picture(index + 1),
    })),
  );
  pictures.keepOnly(["a", "c"]);
  expect(["a", "b", "c"].map((armId) => of(armId).getState()?.cells)).toEqual([1, undefined, 3]);
});

test("a frame without pictures is none of them, and one that came stays known", () => {
  const { playground, frame, receiveFrame, state } = testPlayground();
  expect(state().arrived).toBe("nothing");
  receiveFrame(frame());
  expect(state().arrived).toBe("frame");
  const subscription = { ...card, armId: state().arms[0]?.armId ?? "" };
  receiveFrame(frame({ pictures: [{ subscription, content: picture(1) }] }));
  receiveFrame(frame());
  playground.edit("seed", 1);
  expect(state().arrived).toBe("picture");
});

test("a run that starts, also in a new worker, is asked for what is shown", () => {
  const { playground, sent } = testPlayground();
  playground.pictures.subscribe(card);
  sent.length = 0;
  playground.receive({
    type: "lost",
    reason: { kind: "error", message: "gone" },
    isRestarting: true,
  });
  expect(sent).toContainEqual({ type: "subscribe", subscriptions: [card] });
});
