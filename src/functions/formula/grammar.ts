import { log } from "../algebra/deterministic-math.ts";
import { algebra, type Expression } from "../algebra/expression.ts";
import { constantOf, measure } from "../algebra/size.ts";
import { namedValue } from "./calls.ts";
import {
  type Condition,
  choose,
  comparison,
  comparisonSigns,
  isCondition,
  type Piece,
} from "./conditions.ts";
import { type Cursor, span } from "./cursor.ts";
import { formulaLimits } from "./limits.ts";
import { FormulaError, type Place } from "./problem.ts";
import { askAboutExponent, askAboutQuotient } from "./questions.ts";
import { closingOf, opens, type Reading, structureWords } from "./reading.ts";
import type { Scope } from "./scope.ts";
import { texValue } from "./tex.ts";
import type { Token } from "./tokens.ts";

/**
 * The grammar of values, one method per level of precedence, loosest first:
 *
 * 1. `c ? a : b`, `a if c else b` (from the right)
 * 2. `or ||`   3. `and &&`   4. `not !`   5. `< <= > >= == !=`, chains among them
 * 6. `+ -` (from the left)
 * 7. `* / %` and products without a sign (from the left): `2x`, `x(1 - x)`, `x tanh x`
 * 8. a sign: −x^2 is −(x²)
 * 9. `^ **` and raised digits (from the right): 2^3^2 is 2^(3^2), 2^-x is 2^(−x)
 * 10. a function before a simple argument (`tanh x`, `3 sin 2x`), calls, brackets, |x|, √x
 *
 * A condition used as a number is 1 where it holds and 0 elsewhere. What can be
 * read in two ways (1/2x, e^2x, sin x/2) is refused with both ways to choose from.
 */
export class Grammar implements Reading {
  readonly cursor: Cursor;
  readonly scope: Scope;
  readonly text: string;
  readonly isTex: boolean;
  /** How many |…| are open, counted anew inside brackets: a bar closes one where it can. */
  #bars = 0;
  #depth = 0;
  #equalsCompares = false;

  constructor(cursor: Cursor, scope: Scope, text: string, isTex: boolean) {
    this.cursor = cursor;
    this.scope = scope;
    this.text = text;
    this.isTex = isTex;
  }

  value(): Piece {
    return this.#nested(() => {
      const start = this.cursor.peek();
      const first = this.alternative();
      if (this.cursor.is("?")) return this.#choice(start, first);
      if (this.cursor.isWord("if")) return this.#valueIf(first);
      return first;
    });
  }

  #choice(start: Token, condition: Piece): Expression {
    const question = this.cursor.take();
    if (!isCondition(condition)) {
      const length = question.position - start.position;
      throw new FormulaError("conditionExpected", { ...start, length }, { sign: "?" });
    }
    const whenTrue = this.value();
    this.cursor.expect(":", "colon");
    return this.choose(condition, whenTrue, this.value(), question);
  }

  choose(condition: Condition, whenTrue: Piece, whenFalse: Piece, place: Place): Expression {
    return this.sized(choose(condition, this.number(whenTrue), this.number(whenFalse)), place);
  }

  /** `a if c else b`, also `a if c, b otherwise`. */
  #valueIf(first: Piece): Piece {
    const word = this.cursor.take();
    const condition = this.comparing(() => this.condition(word));
    const separated = this.cursor.accept(",") || this.cursor.accept(";");
    const isElse = this.cursor.acceptWord("else", "otherwise");
    if (!separated && !isElse) throw this.cursor.unexpected(this.cursor.peek(), "elseBranch");
    if (isElse) this.cursor.accept(":");
    const rest = this.value();
    if (!isElse) this.cursor.acceptWord("otherwise", "else");
    return this.choose(condition, first, rest, word);
  }

  /** A condition, where nothing else may stand. */
  condition(place: Place): Condition {
    const start = this.cursor.peek();
    const found = this.alternative();
    if (!isCondition(found)) {
      throw new FormulaError("conditionExpected", start.kind === "end" ? place : start, {
        sign: "if",
      });
    }
    return found;
  }

  alternative(): Piece {
    let left = this.#conjunction();
    while (this.#acceptOr(left)) {
      const place = this.cursor.peek();
      left = this.#joined("either", left, this.#conjunction(), place);
    }
    return left;
  }

  #acceptOr(left: Piece): boolean {
    if (this.cursor.accept("or") || this.cursor.acceptWord("or")) return true;
    if (this.#bars > 0 || !this.cursor.is("|")) return false;
    const isDouble = this.cursor.is("|", 1) && !this.cursor.at(1).spaced;
    if (!isDouble && !isCondition(left)) return false;
    this.cursor.take();
    if (isDouble) this.cursor.take();
    return true;
  }

  #conjunction(): Piece {
    let left = this.#negation();
    for (;;) {
      const place = this.cursor.peek();
      const isAmpersand = isCondition(left) && this.cursor.is("&") && !this.isTex;
      if (!isAmpersand && !this.cursor.is("and") && !this.cursor.isWord("and")) return left;
      this.cursor.take();
      left = this.#joined("both", left, this.#negation(), place);
    }
  }

  #joined(kind: "both" | "either", left: Piece, right: Piece, place: Place): Condition {
    if (isCondition(left) && isCondition(right)) return { kind, first: left, second: right };
    throw new FormulaError("conditionExpected", place, { sign: kind === "both" ? "and" : "or" });
  }

  #negation(): Piece {
    const word = this.cursor.peek();
    if (!this.cursor.is("not") && !this.cursor.isWord("not")) return this.#comparison();
    this.cursor.take();
    const inner = this.#nested(() => this.#negation());
    if (isCondition(inner)) return { kind: "not", inner };
    throw new FormulaError("conditionExpected", word, { sign: "not" });
  }

  #comparison(): Piece {
    const first = this.#sum();
    let left = first;
    let chain: Condition | null = null;
    while (this.#comparisonFollows()) {
      const sign = this.cursor.take();
      const right = this.number(this.#sum());
      const link = comparison(this.number(left), sign.text, right);
      chain = chain ? { kind: "both", first: chain, second: link } : link;
      left = right;
    }
    return chain ?? first;
  }

  /** A single "=" compares inside brackets and cases only; elsewhere it ends a left side. */
  #comparisonFollows(): boolean {
    const token = this.cursor.peek();
    if (token.kind !== "symbol" || !comparisonSigns.has(token.text)) return false;
    return token.text !== "=" || this.#equalsCompares;
  }

  comparing<Value>(read: () => Value): Value {
    const before = this.#equalsCompares;
    this.#equalsCompares = true;
    const value = read();
    this.#equalsCompares = before;
    return value;
  }

  #sum(): Piece {
    let left: Piece = this.#product();
    for (;;) {
      const sign = this.cursor.peek();
      const adds = this.cursor.is("+");
      if (!adds && !this.cursor.is("-")) return left;
      this.cursor.take();
      const build = adds ? algebra.add : algebra.sub;
      const start = this.cursor.peek();
      const first = this.number(left);
      const right = this.number(this.#product());
      if (!adds) this.#noteLostExponent(first, sign, start, right);
      left = this.sized(build(first, right), sign);
    }
  }

  /** Copying from a PDF turns e⁻ˣ into "e−x". */
  #noteLostExponent(left: Expression, sign: Token, start: Token, right: Expression): void {
    const before = this.text.slice(0, sign.position).trimEnd();
    const isE = left.kind === "constant" && left.value === Math.E && /(^|[^\w.])e$/.test(before);
    if (!isE || right.kind !== "variable") return;
    const place = span({ position: before.length - 1, length: 1 }, start);
    this.scope.notes.push({
      code: "eMinusInput",
      values: { input: start.text },
      replacements: [{ ...place, by: `e^(-${start.text})` }],
    });
  }

  #product(): Piece {
    const start = this.cursor.peek();
    let left = this.#signed();
    let quotient: { readonly sign: Token; readonly divisor: Token } | null = null;
    for (;;) {
      const sign = this.cursor.peek();
      const isSign = sign.kind === "symbol" && /^(\*|\/|\/\/|%)$/.test(sign.text);
      if (isSign) {
        this.cursor.take();
        const divisor = this.cursor.peek();
        left = this.#combined(sign, this.number(left), this.number(this.#signed()));
        quotient = sign.text === "/" ? { sign, divisor } : null;
        continue;
      }
      if (!this.#factorFollows(left)) return left;
      const before = this.cursor.tokens[this.cursor.index - 1];
      const next = this.cursor.peek();
      this.#refuseNumberBehind(before, next);
      if (!this.isTex) askAboutExponent(this, before, next);
      const first = this.number(left);
      const right = this.number(this.factor());
      if (quotient) askAboutQuotient(this, { start, ...quotient, next });
      left = this.sized(algebra.mul(first, right), next);
      quotient = null;
    }
  }

  #combined(sign: Token, left: Expression, right: Expression): Expression {
    const m = algebra;
    switch (sign.text) {
      case "/":
        return this.sized(m.div(left, right), sign);
      case "//":
        return this.sized(m.floor(m.div(left, right)), sign);
      case "%":
        return this.sized(m.sub(left, m.mul(right, m.floor(m.div(left, right)))), sign);
      default:
        return this.sized(scientific(left, right) ?? m.mul(left, right), sign);
    }
  }

  /** Whether a factor without a sign stands next. */
  #factorFollows(left: Piece): boolean {
    if (this.cursor.atLineEnd) return false;
    const token = this.cursor.peek();
    switch (token.kind) {
      case "number":
        return true;
      case "name":
        return token.isSymbol || token.library !== undefined || !structureWords.has(token.text);
      case "command":
        return token.text !== "end";
      case "symbol":
        if (token.text === "|") {
          const isDouble = this.cursor.is("|", 1) && !this.cursor.at(1).spaced;
          return this.#bars === 0 && !isDouble && !isCondition(left);
        }
        return /^[([√∛⌊⌈]$/.test(token.text) || (token.text === "{" && this.isTex);
      default:
        return false;
    }
  }

  #refuseNumberBehind(before: Token | undefined, next: Token): void {
    if (next.kind !== "number" || !before) return;
    if (before.kind === "number") {
      throw new FormulaError("numbersSideBySide", next, {}, [
        { ...span(before, next), by: `${before.text}*${next.text}` },
      ]);
    }
    const gap = { position: before.position + before.length };
    const place = { ...gap, length: next.position + next.length - gap.position };
    throw new FormulaError("numberBehind", next, { number: next.text }, [
      { ...place, by: `^${next.text}` },
      { ...place, by: `*${next.text}` },
    ]);
  }

  #signed(): Piece {
    const sign = this.cursor.peek();
    if (this.cursor.accept("+")) return this.number(this.#nested(() => this.#signed()));
    if (!this.cursor.accept("-")) return this.factor();
    const operand = this.number(this.#nested(() => this.#signed()));
    // −2 is a number; −2^2 arrives here as the negative of a power.
    if (operand.kind === "constant") return algebra.constant(-operand.value);
    return this.sized(algebra.neg(operand), sign);
  }

  factor(): Piece {
    const start = this.cursor.peek();
    let base = this.#atom();
    while (this.cursor.is("^")) {
      const sign = this.cursor.take();
      const exponentStart = this.cursor.peek();
      // Raised digits end where they end: x²^3 is (x²)^3.
      const isRaised = sign.position === exponentStart.position;
      const exponent = isRaised ? this.#atom() : this.#nested(() => this.#signed());
      const end = this.cursor.tokens[this.cursor.index - 1] ?? exponentStart;
      const written = { base: span(start, sign), exponent: span(exponentStart, end) };
      base = this.raise(this.number(base), this.number(exponent), sign, exponentStart, written);
    }
    return base;
  }

  /** An exponent must come to a number, unless the base is a positive one: 2^x is exp(x·ln 2). */
  raise(
    base: Expression,
    exponent: Expression,
    sign: Token,
    exponentStart: Token,
    written?: { readonly base: Place; readonly exponent: Place },
  ): Expression {
    const power = constantOf(exponent);
    if (power !== undefined) {
      if (!Number.isFinite(power)) throw new FormulaError("exponentNotFinite", exponentStart);
      if (Math.abs(power) > formulaLimits.exponent) {
        throw new FormulaError("exponentTooLarge", exponentStart, { most: formulaLimits.exponent });
      }
      return this.sized(algebra.pow(base, power), sign);
    }
    const fixed = constantOf(base);
    if (fixed === undefined || !(fixed > 0) || !Number.isFinite(fixed)) {
      throw new FormulaError(
        "exponentNotConstant",
        exponentStart,
        {},
        this.#asExponential(written),
      );
    }
    const scaled = fixed === Math.E ? exponent : algebra.mul(log(fixed), exponent);
    return this.sized(algebra.exp(scaled), sign);
  }

  /** uᵛ as exp(v·log u), which is what it means where u > 0. */
  #asExponential(written?: { readonly base: Place; readonly exponent: Place }) {
    if (!written) return [];
    const slice = ({ position, length }: Place) => this.text.slice(position, position + length);
    const base = slice(written.base)
      .replace(/(\^|\*\*)$/, "")
      .trim();
    const place = span(written.base, written.exponent);
    return [{ ...place, by: `exp((${slice(written.exponent).trim()})*log(${base}))` }];
  }

  #atom(): Piece {
    const token = this.cursor.take();
    const value = this.#atomOf(token);
    return this.cursor.is(".") && this.cursor.at(1).kind === "name" ? this.#methods(value) : value;
  }

  #atomOf(token: Token): Piece {
    if (token.kind === "number") return this.#literal(token);
    if (token.kind === "name") return namedValue(this, token);
    if (token.kind === "command") return texValue(this, token);
    if (opens(token)) {
      const value = this.inside(() => this.value());
      this.#close(token);
      return value;
    }
    if (token.kind === "symbol") {
      switch (token.text) {
        case "|":
          return this.#absolute(token);
        case "⌊":
        case "⌈":
          return this.#rounded(token);
        case "√":
          return this.sized(algebra.sqrt(this.number(this.#nested(() => this.factor()))), token);
        case "∛": {
          const x = this.number(this.#nested(() => this.factor()));
          const root = algebra.where(
            x,
            ">",
            0,
            algebra.pow(x, 1 / 3),
            algebra.neg(algebra.pow(algebra.neg(x), 1 / 3)),
          );
          return this.sized(root, token);
        }
      }
    }
    throw this.cursor.unexpected(token, "operand");
  }

  /** `x.sigmoid()`, `z.clamp(min=0)`: a call with what stands before the dot as its first value. */
  #methods(first: Piece): Piece {
    let value = first;
    while (this.cursor.is(".") && this.cursor.at(1).kind === "name") {
      this.cursor.take();
      value = namedValue(this, this.cursor.take(), value);
    }
    return value;
  }

  #close(opening: Token): void {
    if (this.cursor.accept(closingOf(opening.text))) return;
    const token = this.cursor.peek();
    if (token.kind === "symbol" && token.text === ",") this.refuseComma(token);
    const sign = closingOf(opening.text);
    if (token.kind === "end") throw new FormulaError("unclosed", token, { sign });
    throw this.cursor.unexpected(token, "closing", sign);
  }

  /** A comma between digits is most likely a decimal one. */
  refuseComma(comma: Token): void {
    const at = this.cursor.tokens.indexOf(comma);
    const [before, after] = [this.cursor.tokens[at - 1], this.cursor.tokens[at + 1]];
    if (before?.kind !== "number" || after?.kind !== "number" || after.spaced) return;
    if (!/^\d+$/.test(before.text) || !/^\d/.test(after.text)) return;
    throw new FormulaError("decimalComma", comma, {}, [{ ...comma, by: "." }]);
  }

  #literal(token: Token): Piece {
    const value = Number(token.text);
    if (!isTrainable(value)) throw new FormulaError("numberTooLarge", token);
    // 1_{x > 0}: the indicator of a condition.
    if (value === 1 && this.cursor.is("_") && this.cursor.is("{", 1)) {
      this.cursor.take();
      const open = this.cursor.take();
      const held = this.inside(() => this.condition(open));
      this.cursor.expect("}", "closing");
      return held;
    }
    return algebra.constant(value);
  }

  #absolute(bar: Token): Expression {
    this.#bars += 1;
    const value = this.number(this.#nested(() => this.value()));
    if (!this.cursor.accept("|")) {
      const token = this.cursor.peek();
      if (token.kind === "end") throw new FormulaError("unclosed", token, { sign: "|" });
      throw this.cursor.unexpected(token, "closing", "|");
    }
    this.#bars -= 1;
    return this.sized(algebra.abs(value), bar);
  }

  #rounded(open: Token): Expression {
    const isFloor = open.text === "⌊";
    const value = this.inside(() => this.number(this.value()));
    this.cursor.expect(isFloor ? "⌋" : "⌉", "closing");
    const { floor, neg } = algebra;
    return this.sized(isFloor ? floor(value) : neg(floor(neg(value))), open);
  }

  inside<Value>(read: () => Value): Value {
    const bars = this.#bars;
    this.#bars = 0;
    const value = read();
    this.#bars = bars;
    return value;
  }

  #nested<Value>(read: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > formulaLimits.nesting) {
      throw new FormulaError("tooDeep", this.cursor.peek(), { most: formulaLimits.nesting });
    }
    const value = read();
    this.#depth -= 1;
    return value;
  }

  number(piece: Piece): Expression {
    return isCondition(piece)
      ? this.sized(choose(piece, algebra.constant(1), algebra.constant(0)), this.cursor.peek())
      : piece;
  }

  /** Checked at every node, as composed functions repeat their argument and would grow exponentially. */
  sized(expression: Expression, place: Place): Expression {
    const size = measure(expression);
    const { nodes, depth } = formulaLimits;
    if (size.depth > depth || size.nodes > nodes) {
      throw new FormulaError("tooLarge", place, { nodes, depth });
    }
    const value = constantOf(expression);
    if (value !== undefined && !isTrainable(value)) {
      throw new FormulaError("notFinite", place, { value: String(Math.fround(value)) });
    }
    return expression;
  }
}

/** Kernels hold numbers in float32; one beyond it would be infinite there and in no other engine. */
const isTrainable = (value: number): boolean => Number.isFinite(Math.fround(value));

/** 1.5·10⁻⁷ is one number: the nearest to what is written, not a product of two rounded ones. */
function scientific(left: Expression, right: Expression): Expression | undefined {
  if (left.kind !== "constant" || right.kind !== "power" || right.base.kind !== "constant") {
    return undefined;
  }
  if (right.base.value !== 10 || !Number.isInteger(right.exponent)) return undefined;
  if (/e/.test(String(left.value))) return undefined;
  const value = Number(`${left.value}e${right.exponent}`);
  return Number.isFinite(value) ? algebra.constant(value) : undefined;
}
