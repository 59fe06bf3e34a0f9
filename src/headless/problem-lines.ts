const mostLines = 20;
const mostCharacters = 500;

/** Problems, a line each; of many the first, and how many more. */
export function problemLines<Problem>(
  problems: readonly Problem[],
  describe: (problem: Problem) => string,
): string {
  const lines = problems.slice(0, mostLines).map(describe);
  const more = problems.length - lines.length;
  return (more > 0 ? [...lines, `… and ${more} more`] : lines).join("\n");
}

/**
 * What may be shown on a terminal: control characters, which could move the cursor or change what
 * stands there, and those that turn the direction of writing are escaped, and long lines cut.
 */
export const printable = (text: string): string =>
  text
    .split("\n")
    .map((line) => cut(line.replaceAll(unprintable, escaped)))
    .join("\n");

/** Unicode's control characters, and its embeddings, overrides, isolates and marks of direction. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;

const cut = (line: string): string =>
  line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
