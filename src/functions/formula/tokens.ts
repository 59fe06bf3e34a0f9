/** What a formula is made of, each piece with its place in the text, so that errors can point at it. */
export interface Token {
  readonly kind: "number" | "name" | "symbol" | "superscript" | "end";
  /** Normalised: `×` reads as `*`, `α` as `alpha`, `³` as `3`. */
  readonly text: string;
  readonly position: number;
  readonly length: number;
}

/** What is wrong with a typed formula, and where: UTF-16 offsets into the text as typed. */
export interface FormulaProblem {
  readonly position: number;
  readonly length: number;
  readonly message: string;
}

/** Thrown inside the reader only; `parseFormula` turns it into a result. */
export class FormulaError extends Error {
  readonly problem: FormulaProblem;
  constructor(message: string, place: { readonly position: number; readonly length: number }) {
    super(message);
    this.problem = { position: place.position, length: place.length, message };
  }
}

const greekLetters = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho " +
  "sigma sigma tau upsilon phi chi psi omega"
).split(" ");

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const sameSymbol = new Map([
  ["**", "^"],
  ["×", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["÷", "/"],
  ["−", "-"],
  ["–", "-"],
  ["≥", ">="],
  ["≤", "<="],
]);

const pattern = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    "(?<name>[a-zA-Zα-ω][a-zA-Z0-9_]*)",
    "(?<superscript>⁻?[⁰¹²³⁴-⁹]+)",
    String.raw`(?<symbol>\*\*|[<>]=|[-+*/^(),?:<>×·⋅÷−–≥≤])`,
  ].join("|"),
  "uy",
);

/** `α` → `alpha`, `α2` → `alpha2`: code and links stay within ASCII, and both spellings mean the same. */
function latinName(name: string): string {
  const first = name.charCodeAt(0) - "α".charCodeAt(0);
  const greek = greekLetters[first];
  return greek === undefined ? name : greek + name.slice(1);
}

/** As people write it: `alpha` → α. */
export function greekSymbol(name: string): string {
  const index = greekLetters.indexOf(name);
  return index < 0 ? name : String.fromCharCode("α".charCodeAt(0) + index);
}

function latinDigits(superscript: string): string {
  return Array.from(superscript, (c) => (c === "⁻" ? "-" : superscripts.indexOf(c))).join("");
}

function normalise(kind: Token["kind"], text: string): string {
  if (kind === "name") return latinName(text);
  if (kind === "superscript") return latinDigits(text);
  return sameSymbol.get(text) ?? text;
}

/** Splits a formula into tokens, the last of kind "end". Throws a `FormulaError` at a foreign character. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    pattern.lastIndex = position;
    const groups = pattern.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, part]) => part !== undefined);
    if (!found) throw foreignCharacter(text, position);
    const [kind, part] = found as [Token["kind"] | "space", string];
    if (kind !== "space") {
      tokens.push({ kind, text: normalise(kind, part), position, length: part.length });
    }
    position += part.length;
  }
  tokens.push({ kind: "end", text: "", position, length: 0 });
  return tokens;
}

function foreignCharacter(text: string, position: number): FormulaError {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  const hint =
    character === "="
      ? "Write the right side only, without “=”; comparisons are > >= < <=."
      : character === "|"
        ? "Write abs(z) for |z|."
        : "A formula may hold z, numbers, names, + - * / ^ ( ) , and comparisons with ? and :.";
  return new FormulaError(`“${character}” has no meaning here. ${hint}`, {
    position,
    length: character.length,
  });
}
