/** A table of texts; the first row and the first column name the others. */
export type TextTable = readonly (readonly string[])[];

/** GitHub's Markdown, with a rule below the names. */
export function markdownTable(table: TextTable): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  const [names = [], ...rest] = table;
  return `${[row(names), row(names.map(() => "---")), ...rest.map(row)].join("\n")}\n`;
}

/** A `tabular` with the rules of the package booktabs. */
export function texTable(table: TextTable): string {
  const row = (cells: readonly string[]) => `${cells.map(texText).join(" & ")} \\\\`;
  const [names = [], ...rest] = table;
  return [
    `\\begin{tabular}{${"l".repeat(names.length)}}`,
    "\\toprule",
    row(names),
    "\\midrule",
    ...rest.map(row),
    "\\bottomrule",
    "\\end{tabular}",
    "",
  ].join("\n");
}

/** What TeX reads as commands. */
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Signs of mathematics that a text font may lack. */
const signs: Readonly<Record<string, string>> = {
  "−": "-",
  "∞": "\\infty",
  "′": "'",
  "→": "\\to",
  "×": "\\times",
  "≤": "\\le",
  "≥": "\\ge",
  "<": "<",
  ">": ">",
  α: "\\alpha",
  β: "\\beta",
  γ: "\\gamma",
  δ: "\\delta",
  ε: "\\varepsilon",
  θ: "\\theta",
  λ: "\\lambda",
  μ: "\\mu",
  σ: "\\sigma",
  τ: "\\tau",
  φ: "\\varphi",
};

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Text with its signs in mathematics: "−0.5 to ∞" → "$-$0.5 to $\infty$". */
function texText(text: string): string {
  return text
    .replace(/[\\&%$#_{}~^]/g, (character) => escapes[character] ?? character)
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `$^{${plainPower(power)}}$`)
    .replace(/\p{L}|\p{S}|′|−/gu, (character) =>
      Object.hasOwn(signs, character) ? `$${signs[character]}$` : character,
    );
}

const plainPower = (power: string): string =>
  power.replace("⁻", "-").replace(/[^-]/g, (digit) => String(superscripts.indexOf(digit)));
