import { type Expression, algebra as m } from "../algebra/expression.ts";

/** A statement that articles often get wrong about one function. */
export interface Misconception {
  /** The function's id in the registry. */
  readonly function: string;
  /** As it is commonly printed. */
  readonly claim: string;
  readonly truth: string;
  /** How to see it, and where the mistake comes from. */
  readonly why: string;
  /** The curve as the claim has it, without parameters, where it can be drawn beside the right one. */
  readonly wrong?: Expression;
  /** Whether `wrong` is drawn beside f or beside f′. */
  readonly wrongShows?: "f" | "derivative";
}

const { z } = m;

/** Every number here is reproduced by test/functions/families/misconceptions.test.ts. */
export const misconceptions: readonly Misconception[] = [
  {
    function: "relu",
    claim: "ReLU is z for z ≥ 0 and −z for z < 0.",
    truth: "ReLU is 0 for z < 0.",
    why: "With −z on the left it is |z|: at z = −2 it gives 2 where ReLU gives 0, and a unit could never be off.",
    wrong: m.where(z, ">=", 0, z, m.neg(z)),
    wrongShows: "f",
  },
  {
    function: "relu",
    claim: "ReLU is discontinuous at 0.",
    truth: "ReLU is continuous; only its derivative jumps there, from 0 to 1.",
    why: "Both sides of 0 approach the value 0. The step function is the one that is discontinuous.",
  },
  {
    function: "relu",
    claim: "ReLU's derivative is always a constant.",
    truth: "It is 0 for z < 0, 1 for z > 0, and undefined at 0, where a convention decides.",
    why: "Two constants are not one: the switch between them is all of ReLU's nonlinearity.",
    wrong: m.constant(1),
    wrongShows: "derivative",
  },
  {
    function: "tanh",
    claim: "tanh z = (e^−z − e^z) / (e^−z + e^z).",
    truth: "tanh z = (e^z − e^−z) / (e^z + e^−z).",
    why: "With the signs swapped it is −tanh z: at z = 1 it gives −0.7616 instead of 0.7616.",
    wrong: m.div(m.sub(m.exp(m.neg(z)), m.exp(z)), m.add(m.exp(m.neg(z)), m.exp(z))),
    wrongShows: "f",
  },
  {
    function: "tanh",
    claim: "tanh goes to 0 for large |z|.",
    truth: "tanh goes to −1 and 1; its derivative 1 − tanh² goes to 0.",
    why: "At z = 5, tanh is 0.9999 and its derivative 0.0002: the value saturates, the slope vanishes.",
    wrong: m.sub(1, m.pow(m.tanh(z), 2)),
    wrongShows: "f",
  },
  {
    function: "tanh",
    claim: "Compute tanh z as (1 − e^−2z) / (1 + e^−2z).",
    truth: "True on paper; in 32-bit floats it is NaN for z ≤ −45.",
    why: "e^90 is beyond the largest 32-bit float, so the quotient becomes −∞/∞. Libraries compute tanh otherwise.",
  },
  {
    function: "hardSigmoid",
    claim: "The middle piece of the hard sigmoid is 0.2z + 0.5(e^z − 1), linear on [−2, 2].",
    truth: "It is 0.2z + 0.5, clipped to [0, 1], so linear on [−2.5, 2.5].",
    why: "The exponential belongs to another function. At z = 0 the wrong piece gives 0, but a sigmoid's middle is 0.5.",
    wrong: m.where(
      z,
      "<",
      -2,
      0,
      m.where(z, ">", 2, 1, m.add(m.mul(0.2, z), m.mul(0.5, m.sub(m.exp(z), 1)))),
    ),
    wrongShows: "f",
  },
  {
    function: "hardSigmoidRelu6",
    claim: "There is one hard sigmoid.",
    truth:
      "Keras 1 and 2 clip 0.2z + 0.5, linear on [−2.5, 2.5]; Keras 3 and PyTorch use relu6(z + 3)/6, linear on [−3, 3].",
    why: "Their slopes are 1/5 and 1/6, and at z = 2.5 they give 1 and 0.9167. Weights do not carry over unchanged.",
    wrong: m.min(m.max(m.add(m.mul(0.2, z), 0.5), 0), 1),
    wrongShows: "f",
  },
  {
    function: "sigmoid",
    claim: "The sigmoid's gradient explodes.",
    truth: "It tends to vanish: σ′ = σ(1 − σ) is at most 1/4, at z = 0.",
    why: "Each layer multiplies the backward signal by at most 1/4 times a weight. At z = 10 the factor is 4.5·10⁻⁵.",
  },
  {
    function: "gelu",
    claim: "GELU's gradient is never zero.",
    truth: "GELU′ is 0 at z ≈ −0.7518, and negative below it.",
    why: "GELU falls to a minimum of about −0.17 before it returns to 0, and a smooth minimum has slope 0.",
  },
  {
    function: "elu",
    claim: "Compute the derivative for z ≤ 0 as elu(z) + α.",
    truth: "The identity is right, but compute α·e^z.",
    why: "In 32-bit floats e^z − 1 rounds to −1 below about −17.3, so the sum cancels to 0; at z = −20, e^z is 2.1·10⁻⁹.",
  },
  {
    function: "elu",
    claim: "ELU is smooth for every α.",
    truth: "Its derivative is continuous at 0 only for α = 1.",
    why: "The left slope at 0 is α, the right one 1. CELU was made to join them for every α.",
  },
  {
    function: "selu",
    claim: "SELU is smooth.",
    truth: "SELU has a kink at 0: left slope 1.7581, right slope 1.0507.",
    why: "The scale that makes mean 0 and variance 1 a fixed point is the product λα on the left and λ on the right.",
  },
  {
    function: "softplus",
    claim: "Compute softplus as log(1 + e^z).",
    truth: "Right on paper; compute max(z, 0) + log1p(e^−|z|).",
    why: "e^z overflows above z = 88.7 in 32-bit floats, and softplus(89) becomes ∞ instead of 89.",
  },
  {
    function: "softsign",
    claim: "tanh converges exponentially and softsign polynomially, so tanh trains faster.",
    truth: "That describes how each approaches ±1, not how fast a network learns.",
    why: "At z = 10 softsign is 0.0909 below 1 and tanh 4.1·10⁻⁹. Slower saturation leaves softsign more gradient: 0.0083 against 8.2·10⁻⁹.",
  },
];

/** The notes about one function, in order. */
export const misconceptionsAbout = (id: string): readonly Misconception[] =>
  misconceptions.filter((entry) => entry.function === id);
