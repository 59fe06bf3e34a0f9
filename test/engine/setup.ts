import "../../src/engine/data/real/rows.ts";
import "../../src/functions/formula/whole-reader.ts";
import fc from "fast-check";
import { afterAll, beforeAll } from "vitest";

// The engine takes its randomness from seeds and its clock from its caller: inside
// its tests both throw. Properties are therefore drawn from a fixed seed.
fc.configureGlobal({ seed: 20_261_121 });

const random = Math.random;
const dateNow = Date.now;
const performanceNow = performance.now;

const forbidden = (name: string) => (): never => {
  throw new Error(`${name} was called inside the engine: runs would not be reproducible.`);
};

beforeAll(() => {
  Math.random = forbidden("Math.random");
  Date.now = forbidden("Date.now");
  performance.now = forbidden("performance.now");
});

afterAll(() => {
  Math.random = random;
  Date.now = dateNow;
  performance.now = performanceNow;
});
