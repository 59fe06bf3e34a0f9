import type { Expression } from "../../algebra/expression.ts";
import { refuseComma } from "../reading/questions.ts";
import { FormulaError } from "../text/problem.ts";
import type { Condition } from "../vocabulary/conditions.ts";
import type { Grammar } from "./grammar.ts";
import { readSignature, skipSignature } from "./signature.ts";

/** Words before a definition that say nothing about the function. */
const modifiers: ReadonlySet<string> = new Set(
  "export default async const let var static public private inline double float real auto".split(
    " ",
  ),
);

/** How deep statements may stand inside each other. */
const mostBlocks = 20;

/**
 * Reads what stands around a formula: left sides (`y =`, `f(x) =`), function
 * heads (`lambda x:`, `x =>`, `def f(x):`, `function f(x) {`), local names and
 * `return`, and in a body `if … return … else return …`. Of several functions
 * the first is taken.
 */
export class Program {
  readonly #grammar: Grammar;
  /** Behind the head of a function: what follows its body is another matter. */
  #isBody = false;
  #isRestIgnored = false;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  read(): Expression {
    const { cursor, scope } = this.#grammar;
    this.#skipPreamble();
    if (cursor.peek().kind === "end") throw new FormulaError("empty", cursor.peek());
    const value = this.#block(0);
    this.#readValues();
    this.#skipRest();
    if (scope.defaults.size > 0) {
      const given = [...scope.defaults].map(([name, number]) => `${name} = ${number}`);
      scope.notes.push({ code: "parameterValues", values: { list: given.join(", ") } });
    }
    if (this.#isRestIgnored) scope.notes.push({ code: "restIgnored", values: {} });
    return value;
  }

  /** Imports, decorators, the beginning of an environment. */
  #skipPreamble(): void {
    const { cursor } = this.#grammar;
    for (;;) {
      if (cursor.isWord("import") || cursor.isWord("from") || cursor.is("@")) {
        do cursor.take();
        while (!cursor.atLineEnd && cursor.peek().kind !== "end" && !cursor.is(";"));
      } else if (cursor.peek().kind === "string" && cursor.at(1).kind !== "end") {
        cursor.take();
      } else if (this.#beginsEquations()) {
        this.#isBody = true;
        while (!cursor.accept("}")) cursor.take();
      } else if (!cursor.accept(";") && !cursor.accept("&")) return;
    }
  }

  #beginsEquations(): boolean {
    const { cursor } = this.#grammar;
    if (cursor.peek().kind !== "command" || cursor.peek().text !== "begin") return false;
    return /^(aligned?|align|equation|eqnarray|gather|gathered|multline|split|math|displaymath)$/.test(
      cursor.at(2).text,
    );
  }

  /** Statements up to the value that they give. */
  #block(depth: number): Expression {
    const { cursor } = this.#grammar;
    if (depth > mostBlocks) throw new FormulaError("tooDeep", cursor.peek(), { most: mostBlocks });
    for (;;) {
      this.#skipPreamble();
      const value = this.#statement(depth);
      if (value) return value;
    }
  }

  /** The value that a statement gives; null where it only names something. */
  #statement(depth: number): Expression | null {
    const { cursor, scope } = this.#grammar;
    while (modifiers.has(cursor.peek().text) && cursor.at(1).kind === "name") cursor.take();
    if (cursor.acceptWord("return")) {
      this.#isBody = true;
      return this.#value();
    }
    if (this.#isBody && cursor.isWord("if")) return this.#branches(depth);
    if (cursor.isWord("def") || cursor.isWord("function")) {
      readSignature(this.#grammar);
      this.#isBody = true;
      return this.#block(depth + 1);
    }
    const assigned = this.#assigned();
    if (assigned === null) return this.#value();
    const isFunction = this.#skipHeads();
    const start = cursor.peek();
    const piece = cursor.is("{") && !this.#grammar.isTex ? null : this.#grammar.value();
    if (piece === null) return this.#block(depth + 1);
    const isLast = isFunction || !this.#statementFollows();
    if (isLast) return this.#grammar.sized(this.#grammar.number(piece), start);
    scope.locals.set(assigned, piece);
    return null;
  }

  /** `name =`, but for a signature's parameters: the name; the rest of the statement is its value. */
  #assigned(): string | null {
    const { cursor } = this.#grammar;
    const name = cursor.peek();
    if (name.kind !== "name" || name.library) return null;
    if (cursor.is("=", 1)) {
      cursor.take();
      cursor.take();
      return name.text;
    }
    return null;
  }

  #value(): Expression {
    const { cursor } = this.#grammar;
    this.#skipHeads();
    if (!this.#grammar.isTex && cursor.accept("{")) {
      this.#isBody = true;
      return this.#block(1);
    }
    const start = cursor.peek();
    return this.#grammar.sized(this.#grammar.number(this.#grammar.value()), start);
  }

  /** Signatures and left sides, as many as stand there: `y = f(x) = …`, `relu = lambda x: …`. */
  #skipHeads(): boolean {
    let isHead = false;
    while (skipSignature(this.#grammar)) isHead = true;
    if (isHead && this.#grammar.cursor.is("{") && !this.#grammar.isTex) this.#isBody = true;
    return isHead;
  }

  /** Whether another statement of this function follows, which may use what was named. */
  #statementFollows(): boolean {
    const { cursor } = this.#grammar;
    const from = cursor.index;
    const isSeparated = cursor.atLineEnd || cursor.is(";");
    while (cursor.accept(";")) {}
    const token = cursor.peek();
    const follows =
      isSeparated &&
      token.kind !== "end" &&
      !cursor.is("}") &&
      !cursor.is("\\\\") &&
      token.kind !== "command";
    if (!follows) cursor.moveTo(from);
    return follows && !this.#parameterValueFollows();
  }

  /** `if c: return a` with its `elif` and `else`, or with what follows in their place. */
  #branches(depth: number): Expression {
    const { cursor } = this.#grammar;
    const word = cursor.take();
    const condition = this.#condition();
    const whenTrue = this.#branch(depth);
    let whenFalse: Expression;
    while (cursor.accept(";")) {}
    if (cursor.isWord("elif")) whenFalse = this.#branches(depth + 1);
    else if (cursor.acceptWord("else")) {
      whenFalse = cursor.isWord("if") ? this.#branches(depth + 1) : this.#branch(depth);
    } else whenFalse = this.#block(depth + 1);
    return this.#grammar.choose(condition, whenTrue, whenFalse, word);
  }

  #condition(): Condition {
    return this.#grammar.condition(this.#grammar.cursor.peek());
  }

  #branch(depth: number): Expression {
    const { cursor } = this.#grammar;
    cursor.accept(":");
    const isBraced = cursor.accept("{");
    const value = this.#block(depth + 1);
    while (cursor.accept(";")) {}
    if (isBraced) cursor.expect("}", "closing");
    return value;
  }

  /** `, α = 0.01` behind a formula, also after "where" or "with". */
  #readValues(): void {
    const { cursor, scope } = this.#grammar;
    while (this.#parameterValueFollows()) {
      while (cursor.accept(",") || cursor.accept(";") || this.#acceptConnective()) {}
      const name = cursor.take().text;
      cursor.take();
      const sign = cursor.accept("-") ? -1 : 1;
      const value = this.#grammar.number(this.#grammar.factor());
      if (value.kind === "constant" && scope.parameters.has(name)) {
        scope.defaults.set(name, sign * value.value);
      }
    }
  }

  #acceptConnective(): boolean {
    return this.#grammar.cursor.acceptWord("where", "with", "for", "and");
  }

  #parameterValueFollows(): boolean {
    const { cursor, scope } = this.#grammar;
    let ahead = 0;
    while (/^(,|;|where|with|for|and)$/.test(cursor.at(ahead).text)) ahead += 1;
    const name = cursor.at(ahead);
    if (name.kind !== "name" || !cursor.is("=", ahead + 1)) return false;
    const value = cursor.at(ahead + (cursor.is("-", ahead + 2) ? 3 : 2));
    return scope.parameters.has(name.text) && (value.kind === "number" || value.text === "{");
  }

  /** What may stand behind a formula without belonging to it. */
  #skipRest(): void {
    const { cursor } = this.#grammar;
    while (cursor.accept(";") || cursor.accept(".") || (this.#isBody && cursor.accept("}"))) {}
    const rest = cursor.peek();
    if (rest.kind === "end") return;
    // σ(x) = 1/(1 + e^−x) = …: all sides are the same.
    const isOtherSide = cursor.is("=") && this.#grammar.scope.input !== null;
    const isOtherLine = cursor.is("\\\\") || (rest.kind === "command" && rest.text === "end");
    if (this.#isBody || isOtherSide || isOtherLine) {
      this.#isRestIgnored = !(rest.kind === "command");
      return;
    }
    if (rest.text === ",") refuseComma(this.#grammar, rest);
    throw cursor.unexpected(rest, "operator");
  }
}
