import type { BinaryOperator, Expression, UnaryOperator } from "../../algebra/expression.ts";
import { constantOf } from "../../algebra/size.ts";
import { absolute, choice, larger } from "./normal-choice.ts";
import {
  call,
  difference,
  exponential,
  isNegative,
  type NormalForm,
  number,
  product,
  scaled,
  single,
  sum,
  TooLarge,
} from "./normal-form.ts";
import { logarithm, normalCdf, odd, raised, sigmoid, softplus } from "./normal-functions.ts";

/** The formula's form; undefined where it grows too large. */
export function normalForm(expression: Expression): NormalForm | undefined {
  try {
    return new Normaliser().of(expression);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Normaliser {
  readonly #known = new Map<Expression, NormalForm>();

  of(node: Expression): NormalForm {
    const before = this.#known.get(node);
    if (before) return before;
    const value = constantOf(node);
    const form =
      value !== undefined && Number.isFinite(value) ? number(value) : this.#compute(node);
    this.#known.set(node, form);
    return form;
  }

  #compute(node: Expression): NormalForm {
    switch (node.kind) {
      case "constant":
        return number(node.value);
      case "variable":
        return single({ kind: "z" }, "z");
      case "parameter":
        return single({ kind: "parameter" }, `p:${node.name}`);
      case "unary":
        return unary(node.operator, this.of(node.operand));
      case "binary":
        return binary(node.operator, this.of(node.left), this.of(node.right));
      case "power":
        return raised(this.of(node.base), node.exponent);
      case "conditional":
        return choice(
          this.of(node.left),
          node.relation,
          this.of(node.right),
          this.of(node.whenTrue),
          this.of(node.whenFalse),
        );
    }
  }
}

function unary(operator: UnaryOperator, u: NormalForm): NormalForm {
  switch (operator) {
    case "negate":
      return scaled(u, -1);
    case "abs":
      return absolute(u);
    case "sqrt":
      return raised(u, 0.5);
    case "exp":
      return exponential(u);
    case "log":
      return logarithm(u);
    case "log1p":
      return logarithm(sum(u, number(1)));
    case "tanh":
      return twiceLessOne(sigmoid(scaled(u, 2)));
    case "erf":
      return twiceLessOne(normalCdf(scaled(u, Math.SQRT2)));
    case "sigmoid":
      return sigmoid(u);
    case "normalCdf":
      return normalCdf(u);
    case "softplus":
      return softplus(u);
    case "cos":
      return call("cos", isNegative(u) ? scaled(u, -1) : u);
    case "sin":
    case "atan":
      return odd(operator, u);
    default:
      return call(operator, u);
  }
}

const twiceLessOne = (u: NormalForm): NormalForm => difference(scaled(u, 2), number(1));

function binary(operator: BinaryOperator, a: NormalForm, b: NormalForm): NormalForm {
  switch (operator) {
    case "add":
      return sum(a, b);
    case "subtract":
      return difference(a, b);
    case "multiply":
      return product(a, b);
    case "divide":
      return product(a, raised(b, -1));
    case "max":
      return larger(a, b);
    case "min":
      return scaled(larger(scaled(a, -1), scaled(b, -1)), -1);
  }
}
