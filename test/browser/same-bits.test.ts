import { expect, test } from "vitest";
import { fingerprints } from "../engine/golden.ts";
import recorded from "../fixtures/engine-fingerprints.json" with { type: "json" };

test("a browser draws, starts and trains with the bits that Node recorded", () => {
  expect(fingerprints()).toEqual(recorded);
});
