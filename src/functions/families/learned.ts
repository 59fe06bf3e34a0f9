import { defineActivation } from "./activation-function.ts";

/** Three lines: slope 1 between two learned thresholds, learned slopes beyond them. */
export const srelu = defineActivation({
  id: "srelu",
  label: "SReLU",
  aliases: ["S-shaped ReLU", "S-shaped rectified linear unit"],
  family: "learned",
  parameters: {
    tLeft: { symbol: "tₗ", default: -1, min: -3, max: 0, learnable: true },
    aLeft: { symbol: "aₗ", default: 0.2, min: -1, max: 2, learnable: true },
    tRight: { symbol: "tᵣ", default: 1, min: 0, max: 3, learnable: true },
    aRight: { symbol: "aᵣ", default: 0.5, min: -1, max: 2, learnable: true },
  },
  kinks: [
    { at: (_m, { tLeft }) => tLeft, convention: "f′(tₗ) = aₗ, the left slope", breaks: "slope" },
    { at: (_m, { tRight }) => tRight, convention: "f′(tᵣ) = aᵣ, the right slope", breaks: "slope" },
  ],
  value: (m, z, { tLeft, aLeft, tRight, aRight }) =>
    m.where(
      z,
      ">=",
      tRight,
      m.add(tRight, m.mul(aRight, m.sub(z, tRight))),
      m.where(z, "<=", tLeft, m.add(tLeft, m.mul(aLeft, m.sub(z, tLeft))), z),
    ),
});

/** max(z, 0) and two learned hinges that open to the left: aₛ·max(bₛ − z, 0). */
export const apl = defineActivation({
  id: "apl",
  label: "APL",
  aliases: ["adaptive piecewise linear unit"],
  family: "learned",
  parameters: {
    a1: { symbol: "a₁", default: 0.2, min: -1, max: 1, learnable: true },
    b1: { symbol: "b₁", default: -0.5, min: -3, max: 3, learnable: true },
    a2: { symbol: "a₂", default: -0.5, min: -1, max: 1, learnable: true },
    b2: { symbol: "b₂", default: -1.5, min: -3, max: 3, learnable: true },
  },
  kinks: [
    { at: 0, convention: "f′(0) takes the left slope of max(z, 0), 0", breaks: "slope" },
    { at: (_m, { b1 }) => b1, convention: "f′(b₁) is the right slope", breaks: "slope" },
    { at: (_m, { b2 }) => b2, convention: "f′(b₂) is the right slope", breaks: "slope" },
  ],
  value: (m, z, { a1, b1, a2, b2 }) =>
    m.add(m.add(m.max(z, 0), m.mul(a1, m.max(m.sub(b1, z), 0))), m.mul(a2, m.max(m.sub(b2, z), 0))),
});

/** The paper keeps both parameters above 0.1; so does the formula, whatever training does. */
const smallest = 0.1;

/** (a/b)z for z > 0, else a(e^(z/b) − 1): an ELU that learns its height, its slope and its bend. */
export const pelu = defineActivation({
  id: "pelu",
  label: "PELU",
  aliases: ["parametric exponential linear unit", "parametric ELU"],
  family: "learned",
  parameters: {
    a: { symbol: "a", default: 1, min: 0.2, max: 4, learnable: true },
    b: { symbol: "b", default: 1, min: 0.2, max: 4, learnable: true },
  },
  kinks: [],
  value: (m, z, p) => {
    const [a, b] = [m.max(p.a, smallest), m.max(p.b, smallest)];
    return m.where(z, ">", 0, m.mul(m.div(a, b), z), m.mul(a, m.sub(m.exp(m.div(z, b)), 1)));
  },
});

/** αₚz² + βz for z > 0, else αₙ(e^z − 1 − z) + βz: its slope is an ELU's, scaled and shifted. */
export const xielu = defineActivation({
  id: "xielu",
  label: "xIELU",
  aliases: ["expanded integral of the ELU"],
  family: "learned",
  parameters: {
    alphaPositive: { symbol: "αₚ", default: 0.8, min: 0.05, max: 3, learnable: true },
    alphaNegative: { symbol: "αₙ", default: 0.8, min: 0.05, max: 3, learnable: true },
    beta: { symbol: "β", default: 0.5, min: -1, max: 1 },
  },
  kinks: [],
  value: (m, z, { alphaPositive, alphaNegative, beta }) =>
    m.add(
      m.where(
        z,
        ">",
        0,
        m.mul(alphaPositive, m.pow(z, 2)),
        m.mul(alphaNegative, m.sub(m.sub(m.exp(z), 1), z)),
      ),
      m.mul(beta, z),
    ),
});

/** a₀ + a₁r + a₂r² + a₃r³ with r = max(z, 0): a learned polynomial of a ReLU. */
export const polyRelu = defineActivation({
  id: "polyRelu",
  label: "PolyReLU",
  aliases: ["polynomial composition of ReLU"],
  family: "learned",
  parameters: {
    a0: { symbol: "a₀", default: 0, min: -1, max: 1, learnable: true },
    a1: { symbol: "a₁", default: 1 / 3, min: -1, max: 1, learnable: true },
    a2: { symbol: "a₂", default: 1 / 3, min: -1, max: 1, learnable: true },
    a3: { symbol: "a₃", default: 1 / 3, min: -1, max: 1, learnable: true },
  },
  kinks: [{ at: 0, convention: "f′(0) = 0, the left slope", breaks: "slope" }],
  value: (m, z, { a0, a1, a2, a3 }) => {
    const r = m.max(z, 0);
    const terms = [m.mul(a1, r), m.mul(a2, m.pow(r, 2)), m.mul(a3, m.pow(r, 3))];
    return terms.reduce((sum, term) => m.add(sum, term), a0);
  },
});

/**
 * A cubic over a quadratic, both learned. It starts close to ReLU on [−1, 1];
 * while b₁² < 4b₂ the denominator has no root, so there is no pole.
 */
export const rational = defineActivation({
  id: "rational",
  label: "Rational (Padé)",
  aliases: ["Padé activation unit", "PAU"],
  family: "learned",
  parameters: {
    a0: { symbol: "a₀", default: 0.0218, min: -2, max: 2, learnable: true },
    a1: { symbol: "a₁", default: 0.5, min: -2, max: 2, learnable: true },
    a2: { symbol: "a₂", default: 1.5957, min: -3, max: 3, learnable: true },
    a3: { symbol: "a₃", default: 1.1915, min: -3, max: 3, learnable: true },
    b1: { symbol: "b₁", default: 0, min: -1, max: 1, learnable: true },
    b2: { symbol: "b₂", default: 2.383, min: 1.1, max: 10, learnable: true },
  },
  kinks: [],
  value: (m, z, { a0, a1, a2, a3, b1, b2 }) => {
    const above = [m.mul(a1, z), m.mul(a2, m.pow(z, 2)), m.mul(a3, m.pow(z, 3))];
    const below = m.add(m.add(1, m.mul(b1, z)), m.mul(b2, m.pow(z, 2)));
    return m.div(
      above.reduce((sum, term) => m.add(sum, term), a0),
      below,
    );
  },
});

/**
 * Straight lines between learned heights at z = −2, −1, 0, 1 and 2, the outer
 * ones carried on: a linear spline on a fixed grid. It starts as Swish there.
 */
export const spline = defineActivation({
  id: "spline",
  label: "Linear spline",
  aliases: ["learned spline", "deep spline"],
  family: "learned",
  parameters: {
    v0: { symbol: "v₀", default: -0.238, min: -3, max: 3, learnable: true },
    v1: { symbol: "v₁", default: -0.269, min: -3, max: 3, learnable: true },
    v2: { symbol: "v₂", default: 0, min: -3, max: 3, learnable: true },
    v3: { symbol: "v₃", default: 0.731, min: -3, max: 3, learnable: true },
    v4: { symbol: "v₄", default: 1.762, min: -3, max: 3, learnable: true },
  },
  kinks: [-1, 0, 1].map((at) => ({
    at,
    convention: `f′(${String(at).replace("-", "−")}) is the left slope`,
    breaks: "slope" as const,
  })),
  value: (m, z, { v0, v1, v2, v3, v4 }) => {
    const firstLine = m.add(v0, m.mul(m.sub(v1, v0), m.add(z, 2)));
    const knots = [
      { at: -1, before: v0, here: v1, after: v2 },
      { at: 0, before: v1, here: v2, after: v3 },
      { at: 1, before: v2, here: v3, after: v4 },
    ];
    // At each knot the slope changes by the second difference of the heights.
    return knots.reduce((sum, { at, before, here, after }) => {
      const turn = m.add(m.sub(after, m.mul(2, here)), before);
      return m.add(sum, m.mul(turn, m.max(m.sub(z, at), 0)));
    }, firstLine);
  },
});

/**
 * αg + (1 − α)f for z > λ, else 0, with f = (z − λ)·σ((z − μ)/s) and
 * g = 2z − f. The paper's exponent β is 1 here, as in its experiments.
 */
export const repsu = defineActivation({
  id: "repsu",
  label: "RePSU",
  aliases: ["rectified parametric sigmoid unit", "rectified power sigmoid unit"],
  family: "learned",
  parameters: {
    alpha: { symbol: "α", default: 0, min: 0, max: 1, learnable: true },
    threshold: { symbol: "λ", default: 0, min: -1, max: 1, learnable: true },
    shift: { symbol: "μ", default: 0, min: -3, max: 3, learnable: true },
    scale: { symbol: "s", default: 1, min: 0.2, max: 4, learnable: true },
  },
  kinks: [
    {
      at: (_m, { threshold }) => threshold,
      convention: "f(λ) = 0 and f′(λ) = 0, as on the left",
      breaks: "value",
    },
  ],
  value: (m, z, { alpha, threshold, shift, scale }) => {
    const shrunk = m.mul(m.sub(z, threshold), m.sigmoid(m.div(m.sub(z, shift), scale)));
    // The mixture, as f + 2α(z − f): without a 2z that could overflow.
    const mixed = m.add(shrunk, m.mul(m.mul(2, alpha), m.sub(z, shrunk)));
    return m.where(z, ">", threshold, mixed, 0);
  },
});
