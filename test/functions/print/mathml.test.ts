import { expect, test } from "vitest";
import { type Expression, algebra as m } from "../../../src/functions/algebra/expression.ts";
import { activationById, activationFunctions } from "../../../src/functions/families/registry.ts";
import { derivativeFormula, valueFormula } from "../../../src/functions/print/mathml.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";

/**
 * MathML as a reader would say it in one line: a/b for fractions, a^b for
 * powers, √ for roots, {value if condition; …} for cases. Only for these tests.
 */
function spoken(mathml: string): string {
  // Stands before each finished piece of text.
  const mark = "\u0000";
  let text = mathml;
  for (const tag of ["mi", "mn", "mo", "mtext"]) {
    text = text.replace(new RegExp(`<${tag}[^<>]*>([^<]*)</${tag}>`, "g"), `${mark}$1`);
  }
  text = text.replaceAll("&#x2061;", "").replaceAll("&#x2062;", " ");
  // Containers from the inside out: each becomes one unit.
  const containers: Readonly<Record<string, (parts: readonly string[]) => string>> = {
    mrow: (parts) => parts.join(""),
    msqrt: (parts) => `√[${parts.join("")}]`,
    mfrac: ([above, below]) => `[${above}]/[${below}]`,
    msup: ([base, raised]) => `${base}^[${raised}]`,
    msub: ([base, index]) => `${base}_${index}`,
    mtd: (parts) => parts.join(""),
    mtr: ([value, when]) => (when === "otherwise" ? `${value} ${when}` : `${value} if ${when}`),
    mtable: (rows) => `${rows.join("; ")}}`,
    math: (parts) => parts.join(""),
  };
  const innermost = /<(mrow|msqrt|mfrac|msup|msub|mtd|mtr|mtable|math)[^<>]*>([^<]*)<\/\1>/;
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const [whole, tag = "", inside = ""] = match;
    const write = containers[tag];
    text = text.replace(whole, () => mark + write?.(inside.split(mark).slice(1)));
  }
  return text
    .replaceAll(mark, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** A formula by itself, as the value of some function. */
const written = (value: Expression) => valueFormula({ ...elementwise("linear"), value });
const say = (value: Expression) => spoken(written(value)).replace("f(z)=", "");

test.each([
  ["sigmoid", "f(z)=σ(z)", "f′(z)=σ(z) (1−σ(z))"],
  ["tanh", "f(z)=tanh(z)", "f′(z)=1−tanh^[2](z)"],
  ["relu", "f(z)=max(z,0)", "f′(z)={1 if z>0; 0 if z≤0}"],
  ["leakyRelu", "f(z)={z if z>0; α z if z≤0}", "f′(z)={1 if z>0; α if z≤0}"],
  ["elu", "f(z)={z if z>0; α (e^[z]−1) if z≤0}", "f′(z)={1 if z>0; α e^[z] if z≤0}"],
  ["softplus", "f(z)=[ln(1+e^[β z])]/[β]", "f′(z)=σ(β z)"],
  ["softsign", "f(z)=[z]/[1+|z|]", "f′(z)=[1]/[(1+|z|)^[2]]"],
  ["gelu", "f(z)=z Φ(z)", "f′(z)=Φ(z)+[1]/[√[2π]] z e^[−[1]/[2] z^[2]]"],
  ["mish", "f(z)=z tanh(ln(1+e^[z]))", null],
  ["hardSwish", null, "f′(z)={0 if z≤−3; [2 z+3]/[6] if −3<z<3; 1 if z≥3}"],
  ["hardSigmoidRelu6", null, "f′(z)={[1]/[6] if |z|<3; 0 if |z|≥3}"],
  ["bentIdentity", "f(z)=[min(√[z^[2]+1],|z|+1)−1]/[2]+z", null],
  ["gaussian", "f(z)=e^[−z^[2]]", "f′(z)=−2 z e^[−z^[2]]"],
  ["laplace", null, "f′(z)=[1]/[√[2π]] [1]/[s] e^[−[1]/[2] ([z−μ]/[s])^[2]]"],
  ["softShrink", "f(z)={z−λ if z>λ; z+λ if z<−λ; 0 otherwise}", null],
  ["srelu", null, "f′(z)={aᵣ if z≥tᵣ; aₗ if z≤tₗ; 1 otherwise}"],
  [
    "sqnl",
    "f(z)={1 if z>2; z−[z^[2]]/[4] if 0<z≤2; z+[z^[2]]/[4] if −2≤z≤0; −1 if z<−2}",
    "f′(z)=max(1−[|z|]/[2],0)",
  ],
  ["selu", null, "f′(z)={1.05070… if z>0; 1.75810… e^[z] if z≤0}"],
])("%s reads as in a textbook", (id, value, derivative) => {
  if (value !== null) expect(spoken(valueFormula(elementwise(id)))).toBe(value);
  if (derivative !== null) expect(spoken(derivativeFormula(elementwise(id)))).toBe(derivative);
});

test("maxout is the largest of its pieces", () => {
  const maxout = activationById("maxout");
  expect(maxout && spoken(valueFormula(maxout))).toBe("f=max(z_1,…,z_k)");
});

test("a gated unit is one linear map times the gate of another", () => {
  const swiglu = activationById("swiglu");
  expect(swiglu && spoken(valueFormula(swiglu))).toBe("f(u,z)=u z σ(β z)");
});

test("parentheses stand where they are needed, and only there", () => {
  const { z } = m;
  const a = m.parameter("a");
  expect(say(m.sub(z, m.sub(a, 1)))).toBe("z−(a−1)");
  expect(say(m.sub(m.sub(z, a), 1))).toBe("z−a−1");
  expect(say(m.mul(m.add(z, 1), m.sub(z, 1)))).toBe("(z+1) (z−1)");
  expect(say(m.neg(m.add(z, 1)))).toBe("−(z+1)");
  expect(say(m.neg(m.pow(z, 2)))).toBe("−z^[2]");
  expect(say(m.pow(m.neg(z), 2))).toBe("(−z)^[2]");
  expect(say(m.pow(m.exp(z), 2))).toBe("(e^[z])^[2]");
  expect(say(m.add(z, m.neg(a)))).toBe("z+(−a)");
  expect(say(m.mul(z, m.neg(a)))).toBe("z (−a)");
  expect(say(m.mul(z, -3))).toBe("z (−3)");
  expect(say(m.mul(3, 4))).toBe("3·4");
  expect(say(m.add(1, m.where(z, ">", 0, z, 0)))).toBe("1+({z if z>0; 0 if z≤0})");
});

test("an exponent stands on a fraction, a sign, a function's value in parentheses only", () => {
  const { z } = m;
  const half = m.div(z, 2);
  expect(say(m.pow(half, 2))).toBe("([z]/[2])^[2]");
  expect(say(m.pow(m.div(m.add(z, 1), 2), 3))).toBe("([z+1]/[2])^[3]");
  expect(say(m.exp(m.neg(m.pow(half, 2))))).toBe("e^[−([z]/[2])^[2]]");
  expect(say(m.pow(half, -1))).toBe("([z]/[2])^[−1]");
  expect(say(m.pow(m.constant(1 / 3), 2))).toBe("([1]/[3])^[2]");
  expect(say(m.pow(m.constant(1e-12), 2))).toBe("(1×10^[−12])^[2]");
  expect(say(m.pow(m.log(z), 2))).toBe("(ln(z))^[2]");
  expect(say(m.pow(m.pow(m.tanh(z), 2), 3))).toBe("(tanh^[2](z))^[3]");
  expect(say(m.pow(m.where(z, ">", 0, z, 0), 2))).toBe("({z if z>0; 0 if z≤0})^[2]");
  // What their own signs close needs none, nor does a fraction that is a factor.
  expect(say(m.pow(m.abs(z), 2))).toBe("|z|^[2]");
  expect(say(m.pow(m.sqrt(z), 3))).toBe("√[z]^[3]");
  expect(say(m.pow(half, 0.5))).toBe("√[[z]/[2]]");
  expect(say(m.pow(m.max(z, 0), 2))).toBe("max(z,0)^[2]");
  expect(say(m.mul(half, z))).toBe("[z]/[2] z");
});

test("a sign behind a plus stands in parentheses, and numbers do not run together", () => {
  const { z } = m;
  expect(say(m.log1p(m.neg(z)))).toBe("ln(1+(−z))");
  expect(say(m.add(1, m.sub(m.neg(z), 2)))).toBe("1+(−z−2)");
  expect(say(m.mul(3, m.pow(4, 2)))).toBe("3·4^[2]");
  expect(say(m.mul(3, m.div(1, 2)))).toBe("3·[1]/[2]");
});

test("the last of several cases is what the others leave", () => {
  const { z } = m;
  const a = m.parameter("a");
  expect(say(m.where(z, ">", 0, 1, m.where(z, "<", 0, -1, 0)))).toBe(
    "{1 if z>0; −1 if z<0; 0 otherwise}",
  );
  expect(say(m.where(z, ">=", 1, 2, m.where(z, ">", -1, 1, 0)))).toBe(
    "{2 if z≥1; 1 if −1<z<1; 0 if z≤−1}",
  );
  // Nobody knows which of the two is larger.
  expect(say(m.where(z, "<", a, 2, m.where(z, "<", 1, 1, 0)))).toBe(
    "{2 if z<a; 1 if a≤z<1; 0 otherwise}",
  );
  // z ≤ 2 would say too much: the second case never holds.
  expect(say(m.where(z, ">", 1, 2, m.where(z, ">", 2, 1, 0)))).toBe(
    "{2 if z>1; 1 if 2<z≤1; 0 otherwise}",
  );
});

test("the derivative of |z| reads as a textbook's", () => {
  const value = m.abs(m.z);
  expect(spoken(derivativeFormula({ ...elementwise("linear"), value }))).toBe(
    "f′(z)={1 if z>0; −1 if z<0; 0 otherwise}",
  );
});

test("numbers are exact, or say that they go on", () => {
  expect(say(m.constant(0.044715))).toBe("0.044715");
  expect(say(m.constant(Math.E))).toBe("2.71828…");
  expect(say(m.constant(Math.PI))).toBe("π");
  expect(say(m.constant(-1 / 3))).toBe("−[1]/[3]");
  expect(say(m.constant(1e-12))).toBe("1×10^[−12]");
  expect(say(m.constant(1234567))).toBe("1234567");
});

test("a name cannot become markup", () => {
  const markup = written(m.parameter("<img onerror=x>"));
  expect(markup).not.toContain("<img");
  expect(markup).toContain("&#60;img");
});

test("every formula is well-formed: each element that opens closes", () => {
  for (const activation of activationFunctions) check(valueFormula(activation));
  for (const activation of elementwiseFunctions) check(derivativeFormula(activation));

  function check(markup: string) {
    const open: string[] = [];
    for (const [, slash, tag] of markup.matchAll(/<(\/?)([a-z]+)[^<>]*>/g)) {
      if (slash === "") open.push(tag ?? "");
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  }
});
