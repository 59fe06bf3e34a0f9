import { roundingShift } from "../../../wasm/whole-number.ts";
import type { ExpressionGraph, NodeId } from "./expression-graph.ts";

/** From here on the smaller of e^±x is nothing beside the larger, even in the last denormal. */
const limit = 106;

/** 2 ln 2 in two parts; the first has 9 significant bits, so that m · high is exact. */
const ln4High = 1.38671875;
const ln4Low = -4.2438888010942755e-4;

/** Fitted on |r| ≤ ln 2 by Lawson's iteration: relative error of e^r 1.3·10⁻⁸. */
const p = 0.09989782653605703;
const q = [0.49999993963302636, 0.008283253139954838] as const;

/**
 * Two positive numbers with the quotient eˣ and a product near 1, so that
 * neither leaves float32: 2ᵐ · (p + rq) and 2⁻ᵐ · (p − rq), where
 * x = 2m · ln 2 + r and e^r = (p + rq) / (p − rq) with p and q even in r.
 */
export function expQuotient(
  graph: ExpressionGraph,
  x: NodeId,
): { readonly numerator: NodeId; readonly denominator: NodeId } {
  const number = (value: number) => graph.constant(value);
  const add = (left: NodeId, right: NodeId) => graph.binary("add", left, right);
  const subtract = (left: NodeId, right: NodeId) => graph.binary("subtract", left, right);
  const multiply = (left: NodeId, right: NodeId) => graph.binary("multiply", left, right);
  const held = graph.binary("max", graph.binary("min", x, number(limit)), number(-limit));
  const shifted = add(multiply(held, number(Math.LOG2E / 2)), number(roundingShift));
  const m = subtract(shifted, number(roundingShift));
  const r = subtract(subtract(held, multiply(m, number(ln4High))), multiply(m, number(ln4Low)));
  const square = multiply(r, r);
  const even = add(multiply(square, number(p)), number(1));
  const odd = multiply(r, add(multiply(square, number(q[1])), number(q[0])));
  return {
    numerator: multiply(add(even, odd), graph.unary("powerOfTwo", shifted)),
    denominator: multiply(subtract(even, odd), graph.unary("powerOfHalf", shifted)),
  };
}
