import { exp, log, sigmoid, softplus, tanh } from "./deterministic-math.ts";
import { algebra, type Expression } from "./expression.ts";

/** Operations of a machine instruction or two, rounded in the one way that IEEE 754 allows. */
export interface ExactArithmetic<T> {
  readonly add: (left: T | number, right: T | number) => T;
  readonly sub: (left: T | number, right: T | number) => T;
  readonly mul: (left: T | number, right: T | number) => T;
  readonly div: (left: T | number, right: T | number) => T;
  readonly min: (left: T | number, right: T | number) => T;
  readonly max: (left: T | number, right: T | number) => T;
  readonly abs: (x: T | number) => T;
  readonly sqrt: (x: T | number) => T;
  /** `magnitude`, which is not negative, with the sign of `signed`, be that a zero. */
  readonly copySign: (magnitude: T, signed: T) => T;
}

/**
 * Operations on numbers, or on formulas: what is written in an `Arithmetic` once
 * can be computed in float64 and emitted as machine code.
 */
export interface Arithmetic<T> extends Omit<ExactArithmetic<T>, "copySign" | "min"> {
  readonly constant: (value: number) => T;
  readonly exp: (x: T | number) => T;
  readonly log: (x: T | number) => T;
  readonly tanh: (x: T | number) => T;
  readonly sigmoid: (x: T | number) => T;
  /** ln(1 + eˣ) */
  readonly softplus: (x: T | number) => T;
  /** `left > right ? whenTrue : whenFalse`; NaN on either side of the relation gives NaN. */
  readonly where: (
    left: T | number,
    relation: ">",
    right: T | number,
    whenTrue: T | number,
    whenFalse: T | number,
  ) => T;
}

/** Float64, with the same bits on every machine. */
export const float64: Arithmetic<number> & ExactArithmetic<number> = {
  constant: (value) => value,
  add: (left, right) => left + right,
  sub: (left, right) => left - right,
  mul: (left, right) => left * right,
  div: (left, right) => left / right,
  min: (left, right) => Math.min(left, right),
  max: (left, right) => Math.max(left, right),
  abs: Math.abs,
  sqrt: Math.sqrt,
  copySign: (magnitude, signed) => (signed < 0 || Object.is(signed, -0) ? -magnitude : magnitude),
  exp,
  log,
  tanh,
  sigmoid,
  softplus,
  where: (left, _relation, right, whenTrue, whenFalse) => {
    if (left > right) return whenTrue;
    return left <= right ? whenFalse : Number.NaN;
  },
};

/** Formulas, for whatever reads them. */
export const symbolic: Arithmetic<Expression> = algebra;
