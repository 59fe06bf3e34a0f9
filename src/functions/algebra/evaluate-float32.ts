import { power } from "./deterministic-math.ts";
import { applyBinary, applyUnary, type CompiledExpression, holds } from "./evaluate.ts";
import type { Expression, ParameterValues } from "./expression.ts";

/**
 * Turns a formula into a closure that computes it as float32 hardware does: every input and the
 * result of every operation is rounded to float32. Functions such as exp are taken correctly
 * rounded, which libraries miss by a last digit at most.
 */
export function compileFloat32(expression: Expression): CompiledExpression {
  const round = Math.fround;
  switch (expression.kind) {
    case "constant": {
      const value = round(expression.value);
      return () => value;
    }
    case "variable":
      return (z) => round(z);
    case "parameter":
      return (_z, parameters) => round(parameterValue(expression.name, parameters));
    case "unary": {
      const operand = compileFloat32(expression.operand);
      return (z, p) => round(applyUnary(expression.operator, operand(z, p)));
    }
    case "binary": {
      const [left, right] = [compileFloat32(expression.left), compileFloat32(expression.right)];
      return (z, p) => round(applyBinary(expression.operator, left(z, p), right(z, p)));
    }
    case "power": {
      const base = compileFloat32(expression.base);
      return (z, p) => round(power(base(z, p), expression.exponent));
    }
    case "conditional": {
      const [left, right] = [compileFloat32(expression.left), compileFloat32(expression.right)];
      const whenTrue = compileFloat32(expression.whenTrue);
      const whenFalse = compileFloat32(expression.whenFalse);
      return (z, p) => {
        const [a, b] = [left(z, p), right(z, p)];
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
        return holds(a, expression.relation, b) ? whenTrue(z, p) : whenFalse(z, p);
      };
    }
  }
}

function parameterValue(name: string, parameters: ParameterValues): number {
  const value = parameters[name];
  if (value === undefined) throw new RangeError(`The parameter "${name}" has no value.`);
  return value;
}
