import type { Algebra, Expression } from "../algebra/expression.ts";
import { defineActivation } from "./activation-function.ts";

/** f(z) = z. A network of these is one linear map, however deep. */
export const linear = defineActivation({
  id: "linear",
  label: "Linear",
  aliases: ["identity", "lin"],
  family: "other",
  parameters: {},
  kinks: [],
  value: (_m, z) => z,
});

/** e^(−z²): a bump, large only near 0. */
export const gaussian = defineActivation({
  id: "gaussian",
  label: "Gaussian",
  aliases: ["Gaussian radial basis function"],
  family: "other",
  parameters: {},
  kinks: [],
  value: (m, z) => m.exp(m.neg(m.pow(z, 2))),
});

/** √(z² + 1), which is never above |z| + 1 and all but that where z² leaves the range of numbers. */
const bend = (m: Algebra, z: Expression) =>
  m.min(m.sqrt(m.add(m.pow(z, 2), 1)), m.add(m.abs(z), 1));

/** (√(z² + 1) − 1)/2 + z: slope ½ far left, 1½ far right. */
export const bentIdentity = defineActivation({
  id: "bentIdentity",
  label: "Bent identity",
  aliases: [],
  family: "other",
  parameters: {},
  kinks: [],
  value: (m, z) => m.add(m.div(m.sub(bend(m, z), 1), 2), z),
  derivative: (m, z) => m.add(m.mul(0.5, m.div(z, bend(m, z))), 1),
});

/** ln(z + √(z² + 1)): a line near 0, a logarithm far out, so that it never saturates. */
export const arsinh = defineActivation({
  id: "arsinh",
  label: "arsinh",
  aliases: ["asinh", "arcsinh", "inverse hyperbolic sine"],
  family: "other",
  parameters: {},
  kinks: [],
  libraryCalls: {
    pytorch: "torch.asinh(z)",
    keras: "ops.arcsinh(z)",
    numpy: "np.arcsinh(z)",
    jax: "jnp.arcsinh(z)",
  },
  written: (m, z) => m.log(m.add(z, m.sqrt(m.add(m.pow(z, 2), 1)))),
  value: (m, z) => {
    // ln(|z| + √(z² + 1)) as ln(1 + …), without cancellation near 0 or an overflow of z²; |z| as
    // max(z, −z), whose slope at 0 is that of −z, as the branch below needs it.
    const size = m.max(z, m.neg(z));
    const beyond = m.mul(size, m.div(size, m.add(1, bend(m, z))));
    const magnitude = m.log1p(m.add(size, beyond));
    return m.where(z, ">", 0, magnitude, m.neg(magnitude));
  },
  derivative: (m, z) => m.div(1, bend(m, z)),
});
