import { expect, test } from "vitest";
import { qrCode } from "../../src/exchange/qr-code.ts";
import { versionFor } from "../../src/exchange/qr-codewords.ts";
import fixture from "../fixtures/qr-codes.json" with { type: "json" };

/** Codes of versions 1, 4, 8 and 10, made by another encoder: see the fixture's source. */
test.each(fixture.codes)(
  "$text is drawn as another encoder draws it, module for module",
  (code) => {
    const rows = qrCode(code.text).map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));
    expect(rows).toEqual(code.rows);
  },
);

test("what fits is told by its bytes, and what does not is refused", () => {
  expect([14, 15, 26, 27, 213].map(versionFor)).toEqual([1, 2, 2, 3, 10]);
  expect(() => qrCode("a".repeat(214))).toThrow(RangeError);
  expect(qrCode("é".repeat(7))).toHaveLength(21);
});
