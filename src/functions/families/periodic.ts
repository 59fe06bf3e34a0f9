import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/** sin z: periodic, never saturated for long. */
export const sine = defineActivation({
  id: "sine",
  label: "Sine",
  aliases: ["sin", "sinusoid"],
  family: "periodic",
  parameters: {},
  kinks: [],
  value: (m, z) => m.sin(z),
});

/** z + sin²(az)/a: a line with waves; its slope lies between 0 and 2. */
export const snake = defineActivation({
  id: "snake",
  label: "Snake",
  aliases: [],
  family: "periodic",
  parameters: { a: { symbol: "a", default: 1, min: 0.1, max: 10 } },
  kinks: [],
  value: (m, z, { a }) => m.add(z, m.div(m.pow(m.sin(m.mul(a, z)), 2), a)),
  derivative: (m, z, { a }) => m.add(1, m.sin(m.mul(2, m.mul(a, z)))),
});

/** z·cos z: waves that grow with |z|. */
export const growingCosine = defineActivation({
  id: "growingCosine",
  label: "GCU",
  aliases: ["growing cosine unit"],
  family: "periodic",
  parameters: {},
  kinks: [],
  value: (m, z) => m.mul(z, m.cos(z)),
});

/** The first terms of (sin z/z)′ = −z/3·(1 − z²/10·(1 − z²/28·(1 − …))), exact to 10⁻¹⁵ for |z| ≤ ½. */
const sincSlopeNearZero = (m: Algebra, z: Expression): Expression => {
  const square = m.pow(z, 2);
  const series = [10, 28, 54, 88, 130].reduceRight<Expression | 1>(
    (rest, divisor) => m.sub(1, m.mul(m.div(square, divisor), rest)),
    1,
  );
  return m.mul(m.div(m.neg(z), 3), series);
};

/** sin z/z, and its limit 1 at 0. */
export const sinc = defineActivation({
  id: "sinc",
  label: "sinc",
  aliases: ["cardinal sine"],
  family: "periodic",
  parameters: {},
  kinks: [],
  value: (m, z) => m.where(m.abs(z), ">", 0, m.div(m.sin(z), z), 1),
  // Near 0 the difference of cos z and sin z/z loses its digits.
  derivative: (m, z) =>
    m.where(
      m.abs(z),
      ">",
      0.5,
      m.div(m.sub(m.cos(z), m.div(m.sin(z), z)), z),
      sincSlopeNearZero(m, z),
    ),
});
