import type { Expected } from "../text/problem.ts";
import { FormulaError, type Place } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";

/** Walks over the tokens; line ends are seen only where a statement may end. */
export class Cursor {
  readonly tokens: readonly Token[];
  /** Tokens looked at so far: bounds the reader's work in tests. */
  steps = 0;
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get index(): number {
    return this.#next;
  }

  moveTo(index: number): void {
    this.#next = index;
  }

  /** The next token that is no line end. */
  peek(): Token {
    return this.at(0);
  }

  /** The token `ahead` places further, line ends not counted. */
  at(ahead: number): Token {
    let index = this.#next;
    for (let left = ahead; ; index++) {
      this.steps += 1;
      const token = this.tokens[Math.min(index, this.tokens.length - 1)];
      if (!token) throw new RangeError("the token list has no end");
      if (token.kind === "newline") continue;
      if (left === 0 || token.kind === "end") return token;
      left -= 1;
    }
  }

  /** Whether a line ends before the next token. */
  get atLineEnd(): boolean {
    return this.tokens[this.#next]?.kind === "newline";
  }

  take(): Token {
    while (this.tokens[this.#next]?.kind === "newline") this.#next += 1;
    const token = this.peek();
    if (token.kind !== "end") this.#next += 1;
    return token;
  }

  is(symbol: string, ahead = 0): boolean {
    const token = this.at(ahead);
    return token.kind === "symbol" && token.text === symbol;
  }

  /** A word of a programming language or of a sentence, never a Greek letter. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.at(ahead);
    return token.kind === "name" && token.text === word && !token.isSymbol && !token.library;
  }

  /** Whether `||` stands next, and not two bars with a space between. */
  get isDoubleBar(): boolean {
    return this.is("|") && this.is("|", 1) && !this.at(1).spaced;
  }

  accept(symbol: string): boolean {
    if (!this.is(symbol)) return false;
    this.take();
    return true;
  }

  acceptWord(...words: readonly string[]): boolean {
    if (!words.some((word) => this.isWord(word))) return false;
    this.take();
    return true;
  }

  expect(symbol: string, expected: Expected): Token {
    const token = this.peek();
    if (!this.accept(symbol)) throw this.unexpected(token, expected, symbol);
    return token;
  }

  unexpected(token: Token, expected: Expected, sign = ""): FormulaError {
    if (token.kind === "end") return new FormulaError("unfinished", token, { expected, sign });
    return new FormulaError("unexpected", token, { found: wordOf(token), expected, sign });
  }

  /** Of the next token, which stands where a bracket should be closed. */
  unclosed(sign: string, expected: Expected): FormulaError {
    const token = this.peek();
    if (token.kind === "end") return new FormulaError("unclosed", token, { sign });
    return this.unexpected(token, expected, sign);
  }
}

const wordOf = (token: Token): string => (token.text === "\n" ? "↵" : token.text);

/** From the first character of one to the last of another. */
export const span = (from: Place, to: Place): Place => ({
  position: from.position,
  length: Math.max(0, to.position + to.length - from.position),
});
