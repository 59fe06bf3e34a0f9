import { expect, test } from "vitest";
import { PaintTurns } from "../../../src/plots/shared/paint-turns.ts";

/** Frames by hand: `costMs` says how long the frame after one with so many pictures takes. */
function setUp(costMs: (painted: number) => number) {
  const frames: ((now: number) => void)[] = [];
  const turns = new PaintTurns((callback) => frames.push(callback));
  const painted: string[] = [];
  let now = 0;
  const next = (): readonly string[] => {
    const before = painted.length;
    frames.shift()?.(now);
    const these = painted.slice(before);
    now += costMs(these.length);
    return these;
  };
  const pictures = Array.from({ length: 12 }, (_, index) => () => {
    painted.push(`${index}`);
  });
  const askAll = () => {
    for (const picture of pictures) turns.add(picture);
  };
  return { turns, frames, next, askAll, pictures, painted };
}

test("where frames are short all pictures are painted in each", () => {
  const { next, askAll } = setUp(() => 16.7);
  for (let frame = 0; frame < 20; frame++) {
    askAll();
    expect(next()).toHaveLength(12);
  }
});

test("where painting makes frames long, fewer are painted until they are short, each in its turn", () => {
  const { next, askAll, painted } = setUp((count) => Math.max(16.7, count * 5));
  for (let frame = 0; frame < 100; frame++) {
    askAll();
    next();
  }
  const last = painted.slice(-24);
  expect(new Set(last.slice(0, 12)).size).toBe(12);
  askAll();
  const count = next().length;
  // 20 ms are four pictures, and the limit is found from below and above.
  expect(count).toBeGreaterThanOrEqual(2);
  expect(count).toBeLessThanOrEqual(5);
});

test("where frames are long for another reason, none waits longer than twelve of them", () => {
  const { next, askAll, painted } = setUp(() => 60);
  for (let frame = 0; frame < 50; frame++) {
    askAll();
    next();
  }
  const before = painted.length;
  for (let frame = 0; frame < 12; frame++) {
    askAll();
    next();
  }
  expect(new Set(painted.slice(before)).size).toBe(12);
});

test("what is waiting when all comes to rest is painted in the end, and then no frame is asked for", () => {
  const { next, askAll, painted, frames } = setUp(() => 60);
  for (let frame = 0; frame < 20; frame++) {
    askAll();
    next();
  }
  while (frames.length > 0) next();
  expect(new Set(painted.slice(-12)).size).toBe(12);
});

test("a picture that is gone is not painted", () => {
  const { turns, next, pictures } = setUp(() => 16.7);
  turns.add(pictures[0] as () => void);
  turns.add(pictures[1] as () => void);
  turns.remove(pictures[0] as () => void);
  expect(next()).toEqual(["1"]);
});

test("a rest is no long frame", () => {
  let costMs = 16.7;
  const { next, askAll } = setUp(() => costMs);
  askAll();
  costMs = 5000;
  next();
  askAll();
  costMs = 16.7;
  expect(next()).toHaveLength(12);
});
