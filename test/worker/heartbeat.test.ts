import { expect, test } from "vitest";
import { checkIntervalMs, mostSilentChecks } from "../../src/protocol/heartbeat.ts";
import { createHeartbeat } from "../../src/worker/heartbeat.ts";

function setUp() {
  let time = 0;
  const beats: number[] = [];
  const heartbeat = createHeartbeat(
    () => beats.push(time),
    () => time,
  );
  return {
    beats,
    heartbeat,
    passMs: (spanMs: number) => {
      time += spanMs;
    },
  };
}

test("a ping is answered at once", () => {
  const { beats, heartbeat, passMs } = setUp();
  passMs(3);
  heartbeat.beat();
  expect(beats).toEqual([3]);
});

test("work that reads the clock beats often enough, and no oftener than needed", () => {
  const { beats, heartbeat, passMs } = setUp();
  for (let epoch = 0; epoch < 600; epoch++) {
    passMs(100);
    expect(heartbeat.now()).toBe((epoch + 1) * 100);
  }
  expect(beats).toHaveLength(60_000 / checkIntervalMs);
});

test("a single epoch of more than twenty seconds is no end", () => {
  const { beats, heartbeat, passMs } = setUp();
  passMs(21_000);
  heartbeat.now();
  expect(beats).toEqual([21_000]);
  expect(mostSilentChecks * checkIntervalMs).toBeGreaterThan(21_000);
});
