import { type Expression, algebra as m } from "../../algebra/expression.ts";
import { isGreekName } from "../text/greek.ts";
import { formulaLimits } from "../text/limits.ts";
import type { PendingNote } from "../text/note.ts";
import { FormulaError, type Place } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Piece } from "./conditions.ts";
import { constantsByName, libraryConstants } from "./elementary.ts";
import { runTogether } from "./run-together.ts";
import { isEverydayWord, isFunctionName } from "./vocabulary.ts";

/** Names of the input where none is declared. */
const usualInputs: ReadonlySet<string> = new Set(["x", "z"]);

/** What names stand for while a formula is read. */
export class Scope {
  /** In order of first appearance. */
  readonly parameters = new Set<string>();
  /** Values that came with parameters: `def f(x, alpha=0.1)`. */
  readonly defaults = new Map<string, number>();
  readonly locals = new Map<string, Piece>();
  readonly notes: PendingNote[] = [];
  /** Parameters by declaration: of a signature, or learned ones. */
  readonly #declared: Set<string>;
  #input: string | null = null;
  #isInputDeclared = false;

  constructor(declared: Iterable<string> = []) {
    this.#declared = new Set(declared);
  }

  /** The input's name as written; null while none was met. */
  get input(): string | null {
    return this.#input;
  }

  isDeclared(name: string): boolean {
    return this.#declared.has(name) || this.locals.has(name) || this.isInput(name);
  }

  isInput(name: string): boolean {
    return this.#isInputDeclared
      ? name === this.#input
      : usualInputs.has(name) && !this.#declared.has(name) && !this.locals.has(name);
  }

  /** A signature: the input, and the names of parameters. */
  declare(input: string, parameters: readonly string[]): void {
    this.#input = input;
    this.#isInputDeclared = true;
    for (const name of parameters) this.#declared.add(name);
  }

  /** What a name that is no call stands for. Throws where it stands for nothing. */
  value(token: Token): Piece {
    const name = token.text;
    if (token.library !== undefined) return this.#ofLibrary(token);
    const local = this.locals.get(name);
    if (local) return local;
    if (this.isInput(name)) return this.#takeInput(token);
    const plain = name.replace(/_+$/, "");
    if (this.#declared.has(name)) return this.parameter(name, token);
    if (this.#declared.has(plain)) return this.parameter(plain, token);
    const constant = constantsByName.get(name);
    if (constant !== undefined) return m.constant(constant);
    if (/^(true|false)$/i.test(name))
      return { kind: "truth", holds: name.toLowerCase() === "true" };
    if (usualInputs.has(name)) {
      throw new FormulaError("otherInput", token, { name, input: this.#input ?? "z" }, [
        { position: token.position, length: token.length, by: this.#input ?? "z" },
      ]);
    }
    // σ alone may be a parameter; only σ( is the sigmoid.
    if (isFunctionName(name) && name !== "sigma" && !isEverydayWord(name)) {
      const by = `${name}(${this.shownInput})`;
      throw new FormulaError("functionAlone", token, { name, by }, [{ ...token, by }]);
    }
    return this.#newParameter(token, plain);
  }

  /** How the input is called in suggestions. */
  get shownInput(): string {
    return this.#input ?? "x";
  }

  #newParameter(token: Token, plain: string): Expression {
    if (!isGreekName(plain) && plain.length > 1) {
      const digits = /^(.)([2-9])$/.exec(plain);
      if (digits?.[1] !== undefined && this.isInput(digits[1])) {
        const [, input, digit] = digits;
        throw new FormulaError("digitsBehindInput", token, { name: plain }, [
          { ...token, by: `${input}^${digit}` },
          { ...token, by: `${digit}*${input}` },
        ]);
      }
      const by = runTogether(plain, (name) => this.isDeclared(name));
      if (by !== undefined) {
        throw new FormulaError("runTogether", token, { name: plain, by }, [{ ...token, by }]);
      }
    }
    return this.parameter(plain, token);
  }

  #takeInput(token: Token): Expression {
    const name = token.text;
    if (this.#input !== null && this.#input !== name) {
      throw new FormulaError("bothInputs", token, { first: this.#input, second: name }, [
        { ...token, by: this.#input },
      ]);
    }
    this.#input = name;
    return m.z;
  }

  #ofLibrary(token: Token): Expression {
    const value = libraryConstants.get(token.text);
    if (value !== undefined) return m.constant(value);
    const name = `${token.library}.${token.text}`;
    if (isFunctionName(token.text)) {
      const by = `${name}(${this.shownInput})`;
      throw new FormulaError("functionAlone", token, { name, by }, [{ ...token, by }]);
    }
    throw new FormulaError("unknownFunction", token, { name });
  }

  parameter(name: string, place: Place): Expression {
    const { nameCharacters, parameters: most } = formulaLimits;
    if (name.length > nameCharacters) {
      throw new FormulaError("nameTooLong", place, { most: nameCharacters });
    }
    // Parameters become keys of plain objects; inherited ones would answer for missing ones.
    if (name in Object.prototype || name === "") {
      throw new FormulaError("nameReserved", place, { name });
    }
    this.parameters.add(name);
    if (this.parameters.size > most) {
      throw new FormulaError("tooManyParameters", place, { most, name });
    }
    return m.parameter(name);
  }
}
