import { expect, test } from "vitest";

test("an unseeded draw throws inside the engine's tests", () => {
  expect(() => Math.random()).toThrow("Math.random was called inside the engine");
});

test("a clock throws inside the engine's tests", () => {
  expect(() => Date.now()).toThrow("Date.now was called inside the engine");
  expect(() => performance.now()).toThrow("performance.now was called inside the engine");
});
