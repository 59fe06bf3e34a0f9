import { expect, test } from "vitest";
import { markdownTable, texTable } from "../../../src/plots/functions/print-table.ts";

const table = [
  ["Property", "ReLU", 'A|B, "C"'],
  ["range", "0 to ∞", "−0.5 to 1.2 × 10⁻⁵"],
  ["slope for z < 0", "100 % of α_1", "yes & no"],
];

test("Markdown keeps its columns where a cell holds a bar", () => {
  expect(markdownTable(table)).toBe(
    [
      '| Property | ReLU | A\\|B, "C" |',
      "| --- | --- | --- |",
      "| range | 0 to ∞ | −0.5 to 1.2 × 10⁻⁵ |",
      "| slope for z < 0 | 100 % of α_1 | yes & no |",
      "",
    ].join("\n"),
  );
});

/** Set with pdflatex's own rules in mind: no sign outside ASCII, every command escaped. */
test("TeX is ASCII, its signs are mathematics and its columns are closed", () => {
  expect(texTable(table)).toBe(
    [
      "\\begin{tabular}{lll}",
      "\\toprule",
      'Property & ReLU & A|B, "C" \\\\',
      "\\midrule",
      "range & 0 to $\\infty$ & $-$0.5 to 1.2 $\\times$ 10$^{-5}$ \\\\",
      "slope for z $<$ 0 & 100 \\% of $\\alpha$\\_1 & yes \\& no \\\\",
      "\\bottomrule",
      "\\end{tabular}",
      "",
    ].join("\n"),
  );
});
