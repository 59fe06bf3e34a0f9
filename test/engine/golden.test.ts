import { expect, test } from "vitest";
import { fingerprints, recordedFingerprints } from "./golden.ts";

/**
 * Links and files carry seeds, not data: a change here changes what every one
 * of them shows. The fixture was recorded by this test, so it proves only that
 * nothing has moved, on this machine or another.
 */
test("the same seeds give the same bits as ever", () => {
  expect(fingerprints()).toEqual(recordedFingerprints);
});
