import type { Algebra, Expression } from "../algebra/expression.ts";

/** √(1 + αz²), which is never above 1 + √α|z| and all but that where z² leaves the range of numbers. */
export const inverseRoot = (m: Algebra, z: Expression, alpha: Expression) =>
  m.min(m.sqrt(m.add(1, m.mul(alpha, m.pow(z, 2)))), m.add(1, m.mul(m.sqrt(alpha), m.abs(z))));
