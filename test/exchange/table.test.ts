import { describe, expect, test } from "vitest";
import { numberOf, readTable, type Table } from "../../src/exchange/table.ts";

function tableOf(text: string): Table {
  const read = readTable(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.table;
}

const problemOf = (text: string) => {
  const read = readTable(text);
  return read.ok ? null : read.problem;
};

const iris = {
  columns: ["length", "width", "kind"],
  rows: [
    ["5.1", "3.5", "setosa"],
    ["6.25", "2.9", "versicolor"],
  ],
};

describe("a table is read", () => {
  test.each([
    ["with commas", "length,width,kind\n5.1,3.5,setosa\n6.25,2.9,versicolor"],
    [
      "with a mark, Windows line ends and a last one",
      "\uFEFFlength,width,kind\r\n5.1,3.5,setosa\r\n6.25,2.9,versicolor\r\n",
    ],
    ["with empty lines", "\n\nlength,width,kind\n\n5.1,3.5,setosa\n,,\n6.25,2.9,versicolor\n\n"],
    ["with quotes", '"length","width","kind"\n"5.1",3.5,"setosa"\n6.25,2.9,versicolor'],
    [
      "from a spreadsheet's clipboard",
      "length\twidth\tkind\n5.1\t3.5\tsetosa\n6.25\t2.9\tversicolor\n",
    ],
    ["with semicolons", "length;width;kind\n5.1;3.5;setosa\n6.25;2.9;versicolor"],
    ["with bars", "length|width|kind\n5.1|3.5|setosa\n6.25|2.9|versicolor"],
    ["with spaces", "length width kind\n  5.1   3.5  setosa\n6.25 2.9 versicolor"],
    [
      "from JSON records",
      JSON.stringify([
        { length: 5.1, width: 3.5, kind: "setosa" },
        { length: 6.25, width: 2.9, kind: "versicolor" },
      ]),
    ],
    [
      "from JSON in an object",
      '{"name": 3, "data": [{"length":5.1,"width":3.5,"kind":"setosa"},{"length":6.25,"width":2.9,"kind":"versicolor"}]}',
    ],
    ["from JSON lists", '[["length","width","kind"],[5.1,3.5,"setosa"],[6.25,2.9,"versicolor"]]'],
  ])("%s", (_, text) => {
    const { columns, rows } = tableOf(text);
    expect({ columns, rows: rows.map(({ cells }) => cells) }).toEqual(iris);
  });

  test("with decimal commas between semicolons or tabs", () => {
    for (const delimiter of [";", "\t"]) {
      const table = tableOf(
        ["a;b", "1,5;-2,25", "1.000,5;3"].join("\n").replaceAll(";", delimiter),
      );
      expect(table.decimal).toBe(",");
      const numbers = table.rows.map(({ cells }) => cells.map((cell) => numberOf(cell, ",")));
      expect(numbers).toEqual([
        [1.5, -2.25],
        [1000.5, 3],
      ]);
    }
  });

  test("without heads", () => {
    const table = tableOf("1,2,a\n3,4,b");
    expect(table.columns).toEqual(["", "", ""]);
    expect(table.rows).toHaveLength(2);
  });

  test("with line ends, delimiters and quotes inside quotes, and keeps count of lines", () => {
    const table = tableOf('x,y,"what, ""and""\nwhy"\n1,2,"a\r\nb"\n3,4,c');
    expect(table.columns[2]).toBe('what, "and"\nwhy');
    expect(table.rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(table.rows[0]?.cells[2]).toBe("a\r\nb");
  });
});

describe("what is no table is refused with its place", () => {
  test.each([
    ["", { code: "empty" }],
    [" \n\t\n", { code: "empty" }],
    ["one\ntwo\nthree", { code: "oneColumn" }],
    ['a,b\n1,2\n"3,4\n5,6', { code: "openQuote", line: 3 }],
    ['a,b\n1,2\n"3" x,4', { code: "textBehindQuote", line: 3 }],
    ["[1, 2, 3]", { code: "noRecords" }],
    ["{}", { code: "noRecords" }],
    ['[{"a":1,"b":2},\n{"a":1,"b":}]', { code: "notJson", line: 2 }],
  ])("%j", (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  test("a text of many megabytes", () => {
    expect(problemOf("1,2\n".repeat(1_500_000))).toMatchObject({ code: "tooLarge" });
  });
});

test.each([
  ["1.5", ".", 1.5],
  ["1,5", ",", 1.5],
  ["−3", ".", -3],
  ["1e-3", ".", 0.001],
  ["1,234.5", ".", 1234.5],
  ["1.234,5", ",", 1234.5],
  ["12 000", ".", 12000],
  [".5", ".", 0.5],
  ["5.", ".", 5],
  ["", ".", Number.NaN],
  ["0x10", ".", Number.NaN],
  ["1 m", ".", Number.NaN],
  ["Infinity", ".", Number.NaN],
  ["1.2.3", ".", Number.NaN],
] as const)("the cell %j with decimals %j is %d", (cell, decimal, value) => {
  expect(numberOf(cell, decimal)).toBe(value);
});
