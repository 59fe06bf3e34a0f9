import { expect, test } from "vitest";
import { mostQuietRounds, roundMs } from "../../src/protocol/life.ts";
import { createPulse } from "../../src/worker/pulse.ts";

function setUp() {
  let time = 0;
  const beats: number[] = [];
  const pulse = createPulse(
    () => beats.push(time),
    () => time,
  );
  return {
    beats,
    pulse,
    passMs: (spanMs: number) => {
      time += spanMs;
    },
  };
}

test("whoever asks gets a sign at once", () => {
  const { beats, pulse, passMs } = setUp();
  passMs(3);
  pulse.beat();
  expect(beats).toEqual([3]);
});

test("work that looks at the clock gives signs, often enough and no oftener than needed", () => {
  const { beats, pulse, passMs } = setUp();
  for (let epoch = 0; epoch < 600; epoch++) {
    passMs(100);
    expect(pulse.now()).toBe((epoch + 1) * 100);
  }
  expect(beats).toHaveLength(60_000 / roundMs);
});

test("a single epoch of more than twenty seconds is no end", () => {
  const { beats, pulse, passMs } = setUp();
  passMs(21_000);
  pulse.now();
  expect(beats).toEqual([21_000]);
  expect(mostQuietRounds * roundMs).toBeGreaterThan(21_000);
});
