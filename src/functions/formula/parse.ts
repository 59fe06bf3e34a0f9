import { log } from "../algebra/deterministic-math.ts";
import { differentiate, type WithRespectTo } from "../algebra/differentiate.ts";
import { algebra, type Expression, type Relation } from "../algebra/expression.ts";
import { constantValue, measure, type Size } from "../algebra/size.ts";
import { FormulaError, type FormulaProblem, type Token, tokenise } from "./tokens.ts";
import { constantsByName, functionNames, functionsByName } from "./vocabulary.ts";

export type { FormulaProblem } from "./tokens.ts";

/** Far above any activation function in the literature, far below what could slow the page. */
export const formulaLimits = {
  characters: 200,
  depth: 40,
  nodes: 200,
  /** Of f′ written out: nested pieces such as abs(abs(…)) can double it at every level. */
  derivativeNodes: 5000,
  parameters: 4,
  nameCharacters: 20,
} as const;

export type ParsedFormula =
  | {
      readonly ok: true;
      readonly expression: Expression;
      /** In order of first appearance, without z, constants and functions. */
      readonly parameters: readonly string[];
    }
  | { readonly ok: false; readonly problem: FormulaProblem };

/**
 * Reads a formula in z, such as `z > 0 ? z : alpha * (exp(z) - 1)`.
 *
 * From loosest to tightest: `c ? a : b`, comparisons, `+ -`, `* /`, unary `-`,
 * `^` (also `**`, `²`). So −z^2 is −(z²), and 2^3^2 is 2^(3^2). A comparison
 * outside `?` counts as 1 or 0. An exponent must come to a number, unless the
 * base is a positive one: 2^z is read as exp(z·ln 2).
 * Every other name is a parameter. Nothing is ever evaluated as code; the
 * limits bound the time. Never throws: problems point at the characters.
 */
export function parseFormula(text: string): ParsedFormula {
  try {
    if (text.length > formulaLimits.characters) {
      throw new FormulaError(`A formula has at most ${formulaLimits.characters} characters.`, {
        position: formulaLimits.characters,
        length: text.length - formulaLimits.characters,
      });
    }
    const reader = new FormulaReader(tokenise(text));
    const expression = reader.formula();
    refuseHugeDerivatives(expression, reader.parameters, text);
    return { ok: true, expression, parameters: [...reader.parameters] };
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Counting shared parts is quick even where walking them would take years. */
function refuseHugeDerivatives(
  expression: Expression,
  parameters: ReadonlySet<string>,
  text: string,
): void {
  const by: readonly WithRespectTo[] = [
    "z",
    ...[...parameters].map((parameter) => ({ parameter })),
  ];
  for (const withRespectTo of by) {
    const derivative = differentiate(expression, withRespectTo);
    if (measure(derivative).nodes <= formulaLimits.derivativeNodes) continue;
    throw new FormulaError("The derivative of this formula is too large; nest fewer functions.", {
      position: 0,
      length: text.length,
    });
  }
}

const relations: readonly string[] = [">", ">=", "<", "<="] satisfies Relation[];

/** A comparison is not yet a number: only `?` or an operator decides what it becomes. */
interface Comparison {
  readonly kind: "comparison";
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
}

type Piece = Expression | Comparison;

/** One method per level of precedence, loosest first. */
class FormulaReader {
  readonly parameters = new Set<string>();
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  formula(): Expression {
    if (this.#peek().kind === "end") {
      throw new FormulaError(
        "Type a formula in z, for example z * sigmoid(beta * z).",
        this.#peek(),
      );
    }
    const result = this.#number(this.#conditional());
    const rest = this.#peek();
    if (rest.kind !== "end") throw this.#unexpected(rest, "an operator such as + - * / ^");
    return result;
  }

  #conditional(): Piece {
    const start = this.#peek();
    const condition = this.#comparison();
    const question = this.#peek();
    if (!this.#accept("?")) return condition;
    if (condition.kind !== "comparison") {
      throw new FormulaError("Before “?” stands a comparison, for example z > 0 ? z : 0.", {
        position: start.position,
        length: Math.max(1, question.position - start.position),
      });
    }
    const whenTrue = this.#number(this.#conditional());
    this.#expect(":", "“:” and the value for when the comparison does not hold");
    const whenFalse = this.#number(this.#conditional());
    const { left, relation, right } = condition;
    return this.#sized(algebra.where(left, relation, right, whenTrue, whenFalse), question);
  }

  #comparison(): Piece {
    const left = this.#sum();
    const sign = this.#peek();
    if (!relations.includes(sign.text)) return left;
    this.#take();
    const right = this.#number(this.#sum());
    const again = this.#peek();
    if (relations.includes(again.text)) {
      throw new FormulaError("Compare two values at a time; nest ? and : for more.", again);
    }
    return {
      kind: "comparison",
      left: this.#number(left),
      relation: sign.text as Relation,
      right,
    };
  }

  #sum(): Piece {
    return this.#leftAssociative(["+", "-"], () => this.#product(), {
      "+": algebra.add,
      "-": algebra.sub,
    });
  }

  #product(): Piece {
    return this.#leftAssociative(["*", "/"], () => this.#signed(), {
      "*": algebra.mul,
      "/": algebra.div,
    });
  }

  #leftAssociative(
    signs: readonly string[],
    operand: () => Piece,
    build: Readonly<Record<string, (left: Expression, right: Expression) => Expression>>,
  ): Piece {
    let left = operand();
    for (let sign = this.#peek(); signs.includes(sign.text); sign = this.#peek()) {
      this.#take();
      const combine = build[sign.text];
      if (combine) left = this.#sized(combine(this.#number(left), this.#number(operand())), sign);
    }
    return left;
  }

  #signed(): Piece {
    const sign = this.#peek();
    if (this.#accept("+")) return this.#number(this.#signed());
    if (!this.#accept("-")) return this.#power();
    const operand = this.#number(this.#signed());
    // −2 is a number; −2^2 arrives here as the negative of a power.
    if (operand.kind === "constant") return algebra.constant(-operand.value);
    return this.#sized(algebra.neg(operand), sign);
  }

  #power(): Piece {
    const start = this.#peek();
    let base = this.#atom();
    for (let raised = this.#peek(); raised.kind === "superscript"; raised = this.#peek()) {
      this.#take();
      base = this.#raise(this.#number(base), algebra.constant(Number(raised.text)), start, raised);
    }
    const sign = this.#peek();
    if (!this.#accept("^")) return base;
    const exponentStart = this.#peek();
    const exponent = this.#number(this.#signed());
    return this.#raise(this.#number(base), exponent, sign, exponentStart);
  }

  #raise(base: Expression, exponent: Expression, sign: Token, exponentStart: Token): Expression {
    const power = constantValue(exponent);
    if (power !== undefined) {
      if (!Number.isFinite(power)) {
        throw new FormulaError("This exponent is not a finite number.", exponentStart);
      }
      return this.#sized(algebra.pow(base, power), sign);
    }
    const fixed = constantValue(base);
    if (fixed === undefined || !(fixed > 0) || !Number.isFinite(fixed)) {
      throw new FormulaError(
        "An exponent must be a number, such as z^2 or z^0.5. For a positive base b write exp(p * log(b)).",
        exponentStart,
      );
    }
    const scaled = fixed === Math.E ? exponent : algebra.mul(log(fixed), exponent);
    return this.#sized(algebra.exp(scaled), sign);
  }

  #atom(): Piece {
    const token = this.#take();
    if (token.kind === "number") return this.#literal(token);
    if (token.kind === "name") return this.#named(token);
    if (token.text === "(") {
      const inside = this.#conditional();
      this.#expect(")", "“)”");
      return inside;
    }
    throw this.#unexpected(token, "z, a number, a name or “(”");
  }

  #literal(token: Token): Expression {
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw new FormulaError("This number is too large.", token);
    const next = this.#peek();
    if (next.kind === "name" || next.text === "(" || next.kind === "number") {
      throw new FormulaError("Write * to multiply, for example 2 * z.", next);
    }
    return algebra.constant(value);
  }

  #named(token: Token): Expression {
    const name = token.text;
    if (this.#peek().text === "(") return this.#call(token);
    if (name === "z") return algebra.z;
    const constant = constantsByName.get(name);
    if (constant !== undefined) return algebra.constant(constant);
    // σ alone may be a parameter; only σ( is the sigmoid.
    if (functionsByName.has(name) && name !== "sigma") {
      throw new FormulaError(`${name} is a function: write ${name}(z).`, token);
    }
    return this.#parameter(token);
  }

  #parameter(token: Token): Expression {
    const name = token.text;
    if (name === "x") {
      throw new FormulaError("The input is called z here: write z instead of x.", token);
    }
    if (name.length > formulaLimits.nameCharacters) {
      throw new FormulaError(
        `A parameter's name has at most ${formulaLimits.nameCharacters} characters.`,
        token,
      );
    }
    // Parameters become keys of plain objects; inherited ones would answer for missing ones.
    if (name in Object.prototype) {
      throw new FormulaError(`“${name}” cannot be a parameter's name; choose another.`, token);
    }
    this.parameters.add(name);
    if (this.parameters.size > formulaLimits.parameters) {
      throw new FormulaError(
        `A formula has at most ${formulaLimits.parameters} parameters; “${name}” is one more.`,
        token,
      );
    }
    return algebra.parameter(name);
  }

  #call(token: Token): Expression {
    const called = functionsByName.get(token.text);
    if (!called) {
      const multiply = `to multiply write ${token.text} * ( … )`;
      throw new FormulaError(
        `There is no function “${token.text}”; ${multiply}. Functions: ${functionNames}.`,
        token,
      );
    }
    this.#expect("(", "“(”");
    const args: Expression[] = [];
    if (this.#peek().text !== ")") {
      do args.push(this.#number(this.#conditional()));
      while (this.#accept(","));
    }
    this.#expect(")", args.length < called.arity.most ? "“,” or “)”" : "“)”");
    const { least, most } = called.arity;
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      const noun = wanted === "1" ? "value" : "values";
      throw new FormulaError(`${token.text} takes ${wanted} ${noun}, not ${args.length}.`, token);
    }
    return this.#sized(called.build(args), token);
  }

  /** A comparison used as a number is 1 where it holds, else 0: `z * (z > 0)`. */
  #number(piece: Piece): Expression {
    if (piece.kind !== "comparison") return piece;
    const { left, relation, right } = piece;
    return this.#sized(algebra.where(left, relation, right, 1, 0), this.#peek());
  }

  /** Checked at every node, as composed functions repeat their argument and would grow exponentially. */
  #sized(expression: Expression, place: Token): Expression {
    const size: Size = measure(expression);
    if (size.depth > formulaLimits.depth || size.nodes > formulaLimits.nodes) {
      throw new FormulaError(
        `The formula is too large: at most ${formulaLimits.nodes} operations and values, ` +
          `${formulaLimits.depth} levels deep.`,
        place,
      );
    }
    return expression;
  }

  #peek(): Token {
    const token = this.#tokens[Math.min(this.#next, this.#tokens.length - 1)];
    if (!token) throw new RangeError("the token list has no end");
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #accept(symbol: string): boolean {
    if (this.#peek().text !== symbol) return false;
    this.#next += 1;
    return true;
  }

  #expect(symbol: string, wanted: string): void {
    const token = this.#peek();
    if (!this.#accept(symbol)) throw this.#unexpected(token, wanted);
  }

  #unexpected(token: Token, wanted: string): FormulaError {
    const found =
      token.kind === "end" ? "The formula ends here" : `“${token.text}” cannot stand here`;
    return new FormulaError(`${found}; expected ${wanted}.`, token);
  }
}
