import { symbol } from "d3";
import { expect, test } from "vitest";
import { armIdentity } from "../../src/plots/arm-identity.ts";

const twelve = Array.from({ length: 12 }, (_, index) => armIdentity(index));

test("no two of twelve arms share a marker", () => {
  expect(new Set(twelve.map((arm) => arm.markerName)).size).toBe(12);
  expect(new Set(twelve.map((arm) => symbol(arm.marker, 64)())).size).toBe(12);
});

test("arms of one colour differ in dash as well", () => {
  expect(new Set(twelve.map((arm) => `${arm.colour} ${arm.dash}`)).size).toBe(12);
});

test("there are eight colours, each a token of the theme", () => {
  expect([...new Set(twelve.map((arm) => arm.colour))]).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `var(--arm-${number})`),
  );
});

test("an identity depends on the place alone", () => {
  expect(armIdentity(3)).toEqual(armIdentity(3));
  expect(() => armIdentity(-1)).toThrow(RangeError);
});
