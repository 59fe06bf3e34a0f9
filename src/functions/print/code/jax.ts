import { chosen } from "./guard.ts";
import { type PythonLibrary, printGatedPython, printPython } from "./python.ts";
import type { CodeLanguage } from "./snippet.ts";

const library: PythonLibrary = {
  id: "jax",
  imports: [
    [/\bmath\./, "import math\n"],
    [/\bjax\./, "import jax"],
    [/\bjnp\./, "import jax.numpy as jnp"],
  ],
  calls: {
    abs: "jnp.abs",
    floor: "jnp.floor",
    sqrt: "jnp.sqrt",
    exp: "jnp.exp",
    log: "jnp.log",
    log1p: "jnp.log1p",
    sin: "jnp.sin",
    cos: "jnp.cos",
    atan: "jnp.arctan",
    tanh: "jnp.tanh",
    sigmoid: "jax.nn.sigmoid",
    softplus: "jax.nn.softplus",
    erf: "jax.scipy.special.erf",
    normalCdf: "jax.scipy.special.ndtr",
    min: "jnp.minimum",
    max: "jnp.maximum",
  },
  where: "jnp.where",
  filled: (value) => `jnp.full_like(z, ${value})`,
  keeping: chosen,
};

export const jax: CodeLanguage = {
  id: "jax",
  label: "JAX",
  extension: "py",
  elementwise: (activation, values) => printPython(activation, values, library),
  gated: (activation, values) => printGatedPython(activation, values, library),
  maxout: (pieces) => `import jax
import jax.numpy as jnp


def maxout(z, pieces=${pieces}):
    """The largest of each unit's pieces; the pieces of a unit are neighbours on the last axis."""
    return z.reshape(*z.shape[:-1], -1, pieces).max(axis=-1)


def maxout_derivative(z, pieces=${pieces}):
    """1 for the first largest piece of each unit, 0 for the others, in the shape of z."""
    grouped = z.reshape(*z.shape[:-1], -1, pieces)
    return jax.nn.one_hot(jnp.argmax(grouped, axis=-1), pieces, dtype=z.dtype).reshape(z.shape)
`,
};
