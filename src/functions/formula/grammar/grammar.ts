import { algebra, type Expression } from "../../algebra/expression.ts";
import { constantOf, measure } from "../../algebra/size.ts";
import type { Cursor } from "../reading/cursor.ts";
import type { Reading } from "../reading/reading.ts";
import { formulaLimits, isTrainable } from "../text/limits.ts";
import { FormulaError, type Place } from "../text/problem.ts";
import { type Condition, choose, isCondition, type Piece } from "../vocabulary/conditions.ts";
import type { Scope } from "../vocabulary/scope.ts";
import { choice } from "./choice.ts";
import { factor } from "./factor.ts";
import { alternative, condition } from "./logic.ts";

/**
 * The grammar of values by levels of precedence, loosest first. Each file reads
 * its levels by those below it, and goes back up through `Reading` alone:
 *
 * 1. `c ? a : b`, `a if c else b` (from the right): `choice.ts`
 * 2. `or ||`   3. `and &&`   4. `not !`   5. `< <= > >= == !=`, chains among them: `logic.ts`
 * 6. `+ -` (from the left): `sum.ts`
 * 7. `* / %` and products without a sign (from the left): `2x`, `x(1 - x)`, `x tanh x`: `product.ts`
 * 8. a sign: −x^2 is −(x²): `factor.ts`
 * 9. `^ **` and raised digits (from the right): 2^3^2 is 2^(3^2), 2^-x is 2^(−x): `factor.ts`
 * 10. brackets, |x|, √x: `atom.ts`; calls, a function before a simple argument (`tanh x`,
 *     `3 sin 2x`): `calls/calls.ts`
 *
 * A condition used as a number is 1 where it holds and 0 elsewhere. What can be
 * read in two ways (1/2x, e^2x, sin x/2) is refused with both ways to choose from.
 */
export class Grammar implements Reading {
  readonly cursor: Cursor;
  readonly scope: Scope;
  readonly text: string;
  readonly isTex: boolean;
  #isInBars = false;
  #equalsCompares = false;
  #depth = 0;

  constructor(cursor: Cursor, scope: Scope, text: string, isTex: boolean) {
    this.cursor = cursor;
    this.scope = scope;
    this.text = text;
    this.isTex = isTex;
  }

  value(): Piece {
    return this.nested(() => choice(this));
  }

  condition(place: Place): Condition {
    return condition(this, place);
  }

  alternative(): Piece {
    return alternative(this);
  }

  factor(): Piece {
    return factor(this);
  }

  get isInBars(): boolean {
    return this.#isInBars;
  }

  get equalsCompares(): boolean {
    return this.#equalsCompares;
  }

  inBars<Value>(read: () => Value): Value {
    return this.#withBars(true, read);
  }

  inside<Value>(read: () => Value): Value {
    return this.#withBars(false, read);
  }

  #withBars<Value>(isInBars: boolean, read: () => Value): Value {
    const before = this.#isInBars;
    this.#isInBars = isInBars;
    const value = read();
    this.#isInBars = before;
    return value;
  }

  comparing<Value>(read: () => Value): Value {
    const before = this.#equalsCompares;
    this.#equalsCompares = true;
    const value = read();
    this.#equalsCompares = before;
    return value;
  }

  nested<Value>(read: () => Value): Value {
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

  choose(condition: Condition, whenTrue: Piece, whenFalse: Piece, place: Place): Expression {
    return this.sized(choose(condition, this.number(whenTrue), this.number(whenFalse)), place);
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
