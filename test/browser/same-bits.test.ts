import { expect, test } from "vitest";
import { fingerprints, recordedFingerprints } from "../engine/golden.ts";

test("a browser draws, starts and trains with the bits that Node recorded", () => {
  expect(fingerprints()).toEqual(recordedFingerprints);
});
