import { expect, test } from "vitest";
import { parseFormula } from "../../../src/functions/formula/parse.ts";
import { sayInventionProblem } from "../../../src/words/formula.ts";

/** The formula, the characters that its message points at, the message, and what is offered. */
const broken: readonly (readonly [string, string, RegExp, ...string[]])[] = [
  ["", "", /Type a formula/],
  ["   ", "", /Type a formula/],
  ["x +", "", /ends here; expected x or z/],
  ["x + * 2", "*", /“\*” cannot stand here; expected x or z/],
  ["x ± 2", "±", /“±” has no meaning/],
  ["(x + 1", "", /closed; expected “\)”/],
  ["x + 1)", ")", /expected an operator/],
  ["[x + 1", "", /expected “\]”/],
  ["(x + 1]", "]", /expected “\)”/],
  ["|x", "", /expected “\|”/],
  ["⌊x", "", /expected “⌋”/],
  ["max(x, 0", "", /expected “\)”/],
  ["tanhx", "tanhx", /Is tanh\(x\) meant/, "tanh(x)"],
  ["1 + tanhx", "tanhx", /Is tanh\(x\) meant/, "1 + tanh(x)"],
  ["sin2x", "sin2x", /sin\(2\*x\)/, "sin(2*x)"],
  ["xtanhx", "xtanhx", /x\*tanh\(x\)/, "x*tanh(x)"],
  ["ax", "ax", /a\*x/, "a*x"],
  ["alphax", "alphax", /alpha\*x/, "alpha*x"],
  ["bz + 1", "bz", /b\*z/, "b*z + 1"],
  ["xtanh(x)", "xtanh", /no function “xtanh”/, "x*tanh(x)", "tanh(x)"],
  ["sigmod(x)", "sigmod", /no function “sigmod”/, "sigmoid(x)"],
  ["tahn(x)", "tahn", /no function “tahn”/, "tan(x)"],
  ["foo(x)", "foo", /no function “foo”/],
  ["f(x)", "f", /no function “f”/, "f*(x)"],
  ["np.foo(x)", "np.foo", /no function “np.foo”/],
  ["softmax(x)", "softmax", /joins the values of a whole layer/],
  ["swiglu(x)", "swiglu", /whole layer/],
  ["tanh", "tanh", /write tanh\(x\)/, "tanh(x)"],
  ["gelu", "gelu", /write gelu\(x\)/, "gelu(x)"],
  ["np.tanh", "np.tanh", /write np.tanh\(x\)/, "np.tanh(x)"],
  ["x2", "x2", /lost a raised digit/, "x^2", "2*x"],
  ["x 2", "2", /write \^2 or put 2 in front/, "x^2", "x*2"],
  ["(x + 1)2", "2", /exponent or a factor/, "(x + 1)^2", "(x + 1)*2"],
  ["2 3 x", "3", /side by side/, "2*3 x"],
  ["0,5x", ",", /with a point/, "0.5x"],
  ["x > 0 ? x : 0,01x", ",", /with a point/, "x > 0 ? x : 0.01x"],
  ["tanh(0,5)", ",", /with a point/, "tanh(0.5)"],
  ["1/2x", "1/2x", /read in two ways/, "1/2*x", "1/(2*x)"],
  ["x/2π", "x/2π", /read in two ways/, "x/2*π", "x/(2*π)"],
  ["1/(1+x)(1-x)", "1/(1+x)(1-x)", /two ways/, "1/(1+x)*(1-x)", "1/((1+x)*(1-x))"],
  ["e^2x", "e^2x", /two ways/, "e^(2*x)", "e^2*x"],
  ["2^-3x", "2^-3x", /two ways/, "2^(-3*x)", "2^(-3)*x"],
  ["sin x/2", "sin x/2", /divide the function or its argument/, "sin(x)/2", "sin(x/2)"],
  ["x^x", "x", /exponent must be a number/, "exp((x)*log(x))"],
  ["x^alpha", "alpha", /exponent must be a number/, "exp((alpha)*log(x))"],
  ["x^1e30", "1e30", /between −1,?000 and 1,?000/],
  ["2^1024+z", "1024", /exponent lies between/],
  ["1e38*10*z", "*", /infinity/],
  ["z+1e38*10", "*", /infinity/],
  ["x^1e308", "1e308", /up to 3\.4 · 10³⁸/],
  ["1e308*10*z", "1e308", /up to 3\.4 · 10³⁸/],
  ["z > 0/0 ? z : -z", "/", /no finite number/],
  ["exp(1000) x", "exp", /infinity/],
  ["1e999", "1e999", /too large/],
  ["x ? 1 : 2", "x ", /a condition/],
  ["x > 0 ? 1", "", /“:”/],
  ["x if x else 0", "x", /a condition/],
  ["x if x > 0", "", /“else”/],
  ["where(x, 1, 0)", "x", /a condition/],
  ["x and 1", "and", /joins conditions/],
  ["not x", "not", /stands before a condition/],
  ["x > 0 or", "", /ends here/],
  ["max(x)", "max", /2 to 8 values, not 1/],
  ["tanh(x, x)", "tanh", /1 value, not 2/],
  ["tanh()", "tanh", /1 value, not 0/],
  ["where(x > 0, x)", "where", /3 values, not 2/],
  ["elu(x, 1, 2)", "elu", /1 to 2 values, not 3/],
  ["leaky_relu(x, slop=0.1)", "slop", /no parameter “slop”. Its parameters: slope/],
  ["clip(x, foo=1)", "foo", /no parameter “foo”/],
  ["elu(x, 1, alpha=2)", "alpha", /“alpha” is given twice/],
  ["gelu(x, approximate='fast')", "approximate", /one of tanh, true, none, false/],
  ["x + z", "z", /Both x and z/, "x + x"],
  ["f(u) = u*x", "x", /input is called u/, "f(u) = u*u"],
  ["a + b + c + d + g + h + p*x", "p", /at most 6 parameters/],
  ["a_very_long_parameter_name * x", "a_very_long_parameter_name", /at most 20/],
  ["constructor * x", "constructor", /cannot be a parameter/],
  [String.raw`\foo{x}`, String.raw`\foo`, /TeX command \\foo/],
  [String.raw`\frac{1}{x`, "", /expected “\}”|ends/],
  [String.raw`\begin{cases} x & x > 1 \\ 0 & x < 0 \end{cases}`, "0", /None of the cases holds/],
  [String.raw`\begin{cases} x & x > 0 \\ 0`, "", /ends/],
  ["def f(x)", "", /ends here|return/],
  ["lambda x:", "", /ends here|Type/],
  ["<img src=x onerror=alert(1)>", "<", /cannot stand here/],
  ["😀", "😀", /“😀”/],
  ["import os; os.system(1)", "", /./],
];

test("holds at least 60", () => {
  expect(broken.length).toBeGreaterThanOrEqual(60);
});

test.each(
  broken.map(([formula, at, sentence, ...offered]) => ({ formula, at, sentence, offered })),
)("$formula", ({ formula, at, sentence, offered }) => {
  const parsed = parseFormula(formula);
  expect(parsed.ok, JSON.stringify(parsed)).toBe(false);
  if (parsed.ok) return;
  const { position, length, suggestions = [] } = parsed.problem;
  expect(sayInventionProblem({ field: "formula", ...parsed.problem })).toMatch(sentence);
  if (at !== "" || sentence.source !== ".") {
    expect(formula.slice(position, position + length)).toBe(at);
  }
  if (offered.length === 0) return;
  expect(suggestions.map((suggestion) => suggestion.formula)).toEqual(offered);
  // What is offered can be read.
  for (const { formula: taken } of suggestions) {
    if (/^f\*/.test(taken) || taken.startsWith("2*3")) continue;
    expect(parseFormula(taken), taken).toMatchObject({ ok: true });
  }
});
