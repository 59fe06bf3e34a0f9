import { log } from "../../algebra/deterministic-math.ts";
import { algebra, type Expression } from "../../algebra/expression.ts";
import { constantOf } from "../../algebra/size.ts";
import { formulaLimits } from "../text/limits.ts";
import { FormulaError, type Place } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import { span } from "./cursor.ts";
import type { Reading } from "./reading.ts";

/** Where a power's parts stand. */
interface WrittenPower {
  readonly base: Place;
  readonly exponent: Place;
}

/** An exponent must come to a number, unless the base is a positive one: 2^x is exp(x·ln 2). */
export function raise(
  reading: Reading,
  base: Expression,
  exponent: Expression,
  sign: Token,
  exponentStart: Token,
  written?: WrittenPower,
): Expression {
  const power = constantOf(exponent);
  if (power !== undefined) {
    if (!Number.isFinite(power)) throw new FormulaError("exponentNotFinite", exponentStart);
    if (Math.abs(power) > formulaLimits.exponent) {
      throw new FormulaError("exponentTooLarge", exponentStart, { most: formulaLimits.exponent });
    }
    return reading.sized(algebra.pow(base, power), sign);
  }
  const fixed = constantOf(base);
  if (fixed === undefined || !(fixed > 0) || !Number.isFinite(fixed)) {
    const instead = written ? [asExponential(reading.text, written)] : [];
    throw new FormulaError("exponentNotConstant", exponentStart, {}, instead);
  }
  const scaled = fixed === Math.E ? exponent : algebra.mul(log(fixed), exponent);
  return reading.sized(algebra.exp(scaled), sign);
}

/** uᵛ as exp(v·log u), which is what it means where u > 0. */
function asExponential(text: string, written: WrittenPower) {
  const slice = ({ position, length }: Place) => text.slice(position, position + length);
  const base = slice(written.base)
    .replace(/(\^|\*\*)$/, "")
    .trim();
  const place = span(written.base, written.exponent);
  return { ...place, by: `exp((${slice(written.exponent).trim()})*log(${base}))` };
}
