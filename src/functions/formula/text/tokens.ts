import { filler, plainCharacters } from "./characters.ts";
import { isGreekName, latinName } from "./greek.ts";
import { FormulaError, type Place } from "./problem.ts";
import {
  flatCommands,
  functionCommands,
  ignoredCommands,
  symbolCommands,
  textCommands,
} from "./tex-commands.ts";

/** What a formula is made of, each piece with its place in the text, so that errors can point at it. */
export interface Token extends Place {
  readonly kind: "number" | "name" | "symbol" | "command" | "string" | "newline" | "end";
  /** Normalised: `×` reads as `*`, `α` as `alpha`, `\le` as `<=`. */
  readonly text: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** `torch.nn.functional` of `torch.nn.functional.elu`. */
  readonly library?: string;
  /** From a Greek letter or TeX: no word of a programming language. */
  readonly isSymbol?: boolean;
  /** Letters in a row outside of words in TeX, where they may be a product. */
  readonly isLetters?: boolean;
}

const libraries =
  "np|numpy|torch|F|nn|tf|jnp|jax|keras|Math|math|scipy|special|stats|norm|ops|K|sp|sympy|std|xp|cp|tl";

const greek = "α-ωΑ-Ωϵϑϕϱϖµ";

const pattern = new RegExp(
  [
    String.raw`(?<newline>[^\S\n]*\n\s*)`,
    String.raw`(?<space>[\s${filler}]+|\\[,;:!> ])`,
    String.raw`(?<comment>#[^\n]*|\/\*[\s\S]*?\*\/|"""[\s\S]*?"""|'''[\s\S]*?'''|(?<=(?:^|[;{}\n])\s*)\/\/[^\n]*)`,
    String.raw`(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:f\b|n\b)?|[½⅓⅔¼¾⅕⅙⅛])`,
    String.raw`(?<name>(?:(?:${libraries})\s*\.\s*(?:[A-Za-z_]\w*\s*\.\s*)*)?` +
      String.raw`(?:[A-Za-z]${filler}?(?:[A-Za-z0-9_]${filler}?|\\_)*[₀-₉]*|[${greek}]${filler}?(?:_?[A-Za-z]*\d+|_[A-Za-z]\w*|[₀-₉]+)?))`,
    `(?<superscript>[⁰¹²³⁴-⁹⁺⁻⁽⁾ˣᶻᵃᵇᵏᵖⁿᵅᵝᵞ]*[⁰¹²³⁴-⁹ˣᶻᵃᵇᵏᵖⁿᵅᵝᵞ⁾])`,
    String.raw`(?<string>"[^"\n]*"|'[^'\n]*')`,
    String.raw`(?<command>\\(?:[A-Za-z]+\*?|[\\{}|%&()[\]$]))`,
    String.raw`(?<symbol>\*\*|===?|!==?|:=|<=|>=|<>|=>|->|&&|\/\/|[-+*/^(),?:<>≥≤≠=|&!~;{}[\]√∛⌊⌋⌈⌉∞%∧∨¬↦→⇒_.'′@$\u0060])`,
  ].join("|"),
  "uy",
);

const sameSymbol = new Map([
  ["**", "^"],
  ["≥", ">="],
  ["≤", "<="],
  ["≠", "!="],
  ["===", "=="],
  ["!==", "!="],
  ["<>", "!="],
  ["&&", "and"],
  ["∧", "and"],
  ["∨", "or"],
  ["¬", "not"],
  ["!", "not"],
  ["~", "not"],
  ["→", "->"],
  ["↦", "->"],
  ["⇒", "=>"],
  ["′", "'"],
  [":=", "="],
]);

const fractions: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
  "⅙": 1 / 6,
  "⅛": 1 / 8,
};

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscriptLetters: Readonly<Record<string, string>> = {
  "⁺": "+",
  "⁻": "-",
  "⁽": "(",
  "⁾": ")",
  ˣ: "x",
  ᶻ: "z",
  ᵃ: "a",
  ᵇ: "b",
  ᵏ: "k",
  ᵖ: "p",
  ⁿ: "n",
  ᵅ: "alpha",
  ᵝ: "beta",
  ᵞ: "gamma",
};

/** In words, as `\text{if}` holds them, letters in a row are no product. */
type Mode = "plain" | "tex" | "words";

/** Splits a formula into tokens, the last of kind "end". Throws a `FormulaError` at a foreign character. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const scan = new Scan(text, tokens);
  scan.read(0, text.length, /\\[a-zA-Z]/.test(text) ? "tex" : "plain");
  tokens.push({ kind: "end", text: "", position: text.length, length: 0, spaced: true });
  return tokens;
}

class Scan {
  readonly #typed: string;
  readonly #text: string;
  readonly #tokens: Token[];
  #spaced = true;

  constructor(typed: string, tokens: Token[]) {
    this.#typed = typed;
    this.#text = plainCharacters(typed);
    this.#tokens = tokens;
  }

  read(from: number, to: number, mode: Mode): void {
    let position = from;
    while (position < to) {
      pattern.lastIndex = position;
      const groups = pattern.exec(this.#text)?.groups;
      const found = Object.entries(groups ?? {}).find(([, part]) => part !== undefined);
      const [kind = "", part = ""] = found ?? [];
      if (part === "" || position + part.length > to) throw this.#foreign(position);
      position = this.#token(kind, part, position, to, mode);
    }
  }

  /** Adds what was found; gives the place behind it. */
  #token(kind: string, part: string, position: number, to: number, mode: Mode): number {
    const after = position + part.length;
    if (kind === "space" || kind === "comment" || kind === "newline") {
      if (kind === "newline") this.#push("newline", "\n", position, part.length);
      this.#spaced = true;
      return after;
    }
    if (kind === "command") return this.#command(part, position, to);
    if (kind === "number") {
      const digits = fractions[part] ?? part.replaceAll("_", "").replace(/[fn]$/, "");
      this.#push("number", String(digits), position, part.length);
    } else if (kind === "name") this.#name(part, position, mode);
    else if (kind === "superscript") this.#superscript(part, position);
    else if (kind === "string") this.#push("string", part.slice(1, -1), position, part.length);
    // In TeX a dollar only says that mathematics begins; in Markdown a backquote does.
    else if (part !== "$" && part !== "`") {
      this.#push("symbol", sameSymbol.get(part) ?? part, position, part.length);
    }
    this.#spaced = false;
    return after;
  }

  #push(
    kind: Token["kind"],
    text: string,
    position: number,
    length: number,
    more: Pick<Token, "library" | "isSymbol" | "isLetters"> = {},
  ): void {
    this.#tokens.push({ kind, text, position, length, spaced: this.#spaced, ...more });
  }

  #name(part: string, position: number, mode: Mode): void {
    const bare = part.replaceAll(filler, "").replaceAll("\\_", "_").replace(/\s/g, "");
    const dot = bare.lastIndexOf(".");
    const written = Array.from(bare.slice(dot + 1), latinDigit).join("");
    const first = latinName(written.charAt(0));
    const name = first === undefined ? written : first + written.slice(1);
    const isLetters = mode === "tex" && dot < 0 && /^[a-zA-Z]{2,}$/.test(written);
    this.#push("name", name, position, part.length, {
      ...(dot < 0 ? {} : { library: bare.slice(0, dot) }),
      ...(first === undefined ? {} : { isSymbol: true }),
      ...(isLetters ? { isLetters } : {}),
    });
  }

  /** A raised run is an exponent in parentheses: `⁻ˣ` reads as `^(-x)`, and `ˣ²` in it as `x^2`. */
  #superscript(part: string, position: number): void {
    const push = (kind: Token["kind"], text: string) =>
      this.#push(kind, text, position, part.length, kind === "name" ? { isSymbol: true } : {});
    this.#spaced = false;
    push("symbol", "^");
    push("symbol", "(");
    let before = "";
    for (const run of part.match(/[⁰¹²³⁴-⁹]+|./gu) ?? []) {
      const isDigits = superscripts.includes(run.charAt(0));
      const meaning = superscriptLetters[run] ?? run;
      if (isDigits && /[a-z)]$/.test(before)) push("symbol", "^");
      if (isDigits) push("number", Array.from(run, (c) => superscripts.indexOf(c)).join(""));
      else push(/^[a-z]/.test(meaning) ? "name" : "symbol", meaning);
      before = meaning;
    }
    push("symbol", ")");
  }

  /** One TeX command, with the words in its braces where it holds text. */
  #command(part: string, position: number, to: number): number {
    const name = part.slice(1);
    const after = position + part.length;
    const rest = this.#text.slice(after, to);
    if (ignoredCommands.has(name)) {
      // \right. closes nothing.
      return /^(left|right|middle)$/.test(name) && /^\s*\./.test(rest)
        ? after + rest.indexOf(".") + 1
        : after;
    }
    const symbol = symbolCommands.get(name);
    const group = textCommands.has(name) ? /^\s*\{([^{}]*)\}/.exec(rest) : null;
    if (name === "quad" || name === "qquad") {
      // A wide space ends a product as a new line does.
      this.#push("newline", "\n", position, part.length);
    } else if (symbol !== undefined) this.#push("symbol", symbol, position, part.length);
    else if (group) {
      const end = after + group[0].length;
      this.read(end - 1 - (group[1]?.length ?? 0), end - 1, "words");
      this.#spaced = false;
      return end;
    } else if (textCommands.has(name)) {
      throw new FormulaError("unclosed", { position, length: part.length }, { sign: "}" });
    } else if (flatCommands.has(name)) {
      this.#push("command", name, position, part.length);
      return this.#commandArguments(name, rest, after);
    } else this.#commandName(part, position);
    this.#spaced = false;
    return after;
  }

  /** \frac12: each of its arguments is one digit; \begin{cases}: a word, no product of letters. */
  #commandArguments(name: string, rest: string, after: number): number {
    this.#spaced = false;
    const environment = /^(begin|end)$/.test(name) ? /^\s*\{([A-Za-z]+\*?)\}/.exec(rest) : null;
    if (environment?.[1] !== undefined) {
      this.#push("symbol", "{", after, 1);
      this.#push("name", environment[1], after + 1, environment[1].length);
      this.#push("symbol", "}", after + environment[0].length - 1, 1);
      return after + environment[0].length;
    }
    const digits = name.endsWith("frac") ? /^\s*(\d)\s*(\d)?/.exec(rest) : null;
    if (!digits) return after;
    for (const digit of digits.slice(1)) {
      if (digit !== undefined) this.#push("number", digit, after, digits[0].length);
    }
    return after + digits[0].length;
  }

  /** A Greek letter, or a function that TeX knows. */
  #commandName(part: string, position: number): void {
    const known = part.slice(1).replace(/^var(?=epsilon|theta|phi|rho|pi|sigma)/, "");
    if (!isGreekName(known) && !functionCommands.has(known)) {
      throw new FormulaError("unknownCommand", { position, length: part.length }, { name: part });
    }
    this.#push("name", known, position, part.length, { isSymbol: true });
  }

  #foreign(position: number): FormulaError {
    const character = String.fromCodePoint(this.#typed.codePointAt(position) ?? 0);
    const place = { position, length: character.length };
    return new FormulaError("foreignCharacter", place, { character });
  }
}

const latinDigit = (digit: string): string => {
  const index = "₀₁₂₃₄₅₆₇₈₉".indexOf(digit);
  return index < 0 ? digit : String(index);
};
