import { csvParseRows } from "d3-dsv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csv } from "../../src/exchange/csv.ts";

test("a table has lines that end as RFC 4180 says, every digit, and no word for what is no number", () => {
  const rows = [
    ["z", 'f, "mine"'],
    [0.1, 1 / 3],
    [2, Number.NaN],
  ];
  expect(csv(rows)).toBe('z,"f, ""mine"""\r\n0.1,0.3333333333333333\r\n2,\r\n');
});

test.each([
  ["=1+2", "'=1+2"],
  ["+1", "'+1"],
  ["-z", "'-z"],
  ["@sum", "'@sum"],
  ["\t=1", "'\t=1"],
  ["＝1+2", "'＝1+2"],
])("a spreadsheet does not take the text %j for a formula", (text, cell) => {
  expect(csv([[text]])).toBe(`${cell}\r\n`);
});

test("a negative number stays a number", () => {
  expect(csv([[-1.5]])).toBe("-1.5\r\n");
});

test("texts with line ends, quotes and commas come back as they were", () => {
  const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ") });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const readable = rows.map((row) => row.map((cell) => `x${cell}`));
      expect(csvParseRows(csv(readable))).toEqual(readable);
    }),
  );
});
