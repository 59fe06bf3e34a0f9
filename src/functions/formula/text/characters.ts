/** Stands for the second half of a character of two code units, so that places in the text stay. */
export const filler = "\u2060";

/** What is copied from papers, slides and word processors, written plainly; one unit for one. */
const plain = new Map(
  Object.entries({
    "×": "*",
    "·": "*",
    "⋅": "*",
    "∙": "*",
    "•": "*",
    "∗": "*",
    "÷": "/",
    "∕": "/",
    "⁄": "/",
    "−": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "≥": "≥",
    "⩾": "≥",
    "≧": "≥",
    "≤": "≤",
    "⩽": "≤",
    "≦": "≤",
    "∣": "|",
    "｜": "|",
    "∧": "∧",
    "∨": "∨",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    ℯ: "e",
    ℎ: "h",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
  }),
);

/** Mathematical italic, bold and script letters, and full-width forms. */
const fancy = /[\u{1D400}-\u{1D7FF}]|[\uFF01-\uFF5E]/gu;

/** The same text in plainer characters, each at its old place. */
export function plainCharacters(text: string): string {
  const letters = text.replace(fancy, (letter) =>
    letter.normalize("NFKC").padEnd(letter.length, filler),
  );
  let result = "";
  // By code unit: no replacement changes the length.
  for (let index = 0; index < letters.length; index++) {
    const unit = letters.charAt(index);
    result += plain.get(unit) ?? unit;
  }
  return result;
}
