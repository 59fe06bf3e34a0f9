import { defineActivation } from "./activation-function.ts";

/** z where |z| > λ, else 0: what is small is taken for noise. */
export const hardShrink = defineActivation({
  id: "hardShrink",
  label: "Hard shrink",
  aliases: ["hard thresholding", "hard shrinkage"],
  family: "shrinkage",
  parameters: { lambda: { symbol: "λ", default: 0.5, min: 0.05, max: 2 } },
  kinks: [
    {
      at: (m, { lambda }) => m.neg(lambda),
      convention: "f(−λ) = 0, the right value; f′(−λ) = 0, the slope of the flat middle",
      breaks: "value",
    },
    {
      at: (_m, { lambda }) => lambda,
      convention: "f(λ) = 0, the left value; f′(λ) = 0, the slope of the flat middle",
      breaks: "value",
    },
  ],
  value: (m, z, { lambda }) => m.where(m.abs(z), ">", lambda, z, 0),
});

/** z brought nearer to 0 by λ, and 0 where it would pass it. */
export const softShrink = defineActivation({
  id: "softShrink",
  label: "Soft shrink",
  aliases: ["soft thresholding", "soft shrinkage"],
  family: "shrinkage",
  parameters: { lambda: { symbol: "λ", default: 0.5, min: 0.05, max: 2 } },
  kinks: [
    {
      at: (m, { lambda }) => m.neg(lambda),
      convention: "f′(−λ) = 0, the slope of the flat middle",
      breaks: "slope",
    },
    {
      at: (_m, { lambda }) => lambda,
      convention: "f′(λ) = 0, the slope of the flat middle",
      breaks: "slope",
    },
  ],
  value: (m, z, { lambda }) =>
    m.where(z, ">", lambda, m.sub(z, lambda), m.where(z, "<", m.neg(lambda), m.add(z, lambda), 0)),
});

/** z − tanh z: cubic near 0, a line shifted by 1 far out. */
export const tanhShrink = defineActivation({
  id: "tanhShrink",
  label: "Tanhshrink",
  aliases: [],
  family: "shrinkage",
  parameters: {},
  kinks: [],
  value: (m, z) => m.sub(z, m.tanh(z)),
  derivative: (m, z) => m.pow(m.tanh(z), 2),
});
