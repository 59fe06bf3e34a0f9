import { chosen } from "./guard.ts";
import { precedence, wrap } from "./infix.ts";
import { type PythonLibrary, parenthesise, printGatedPython, printPython } from "./python.ts";
import type { CodeLanguage } from "./snippet.ts";

const library: PythonLibrary = {
  id: "keras",
  imports: [
    [/\bmath\./, "import math\n"],
    [/\bkeras\./, "import keras"],
    [/\bops\./, "from keras import ops"],
  ],
  calls: {
    abs: "ops.abs",
    floor: "ops.floor",
    sqrt: "ops.sqrt",
    exp: "ops.exp",
    log: "ops.log",
    log1p: "ops.log1p",
    sin: "ops.sin",
    cos: "ops.cos",
    atan: "ops.arctan",
    tanh: "ops.tanh",
    sigmoid: "ops.sigmoid",
    softplus: "ops.softplus",
    erf: "ops.erf",
    // Keras has no normal distribution function among its operations.
    normalCdf: ([x]) => ({
      text: `0.5 * (1 + ops.erf(${x && wrap(x, precedence.product, { parenthesise })} / math.sqrt(2)))`,
      level: precedence.product,
    }),
    min: "ops.minimum",
    max: "ops.maximum",
  },
  where: "ops.where",
  filled: (value) => `ops.full_like(z, ${value})`,
  keeping: chosen,
};

export const keras: CodeLanguage = {
  id: "keras",
  label: "Keras 3",
  extension: "py",
  elementwise: (activation, values) => printPython(activation, values, library),
  gated: (activation, values) => printGatedPython(activation, values, library),
  maxout: (pieces) => `from keras import ops


def maxout(z, pieces=${pieces}):
    """The largest of each unit's pieces; the pieces of a unit are neighbours on the last axis."""
    return ops.max(ops.reshape(z, (*z.shape[:-1], -1, pieces)), axis=-1)


def maxout_derivative(z, pieces=${pieces}):
    """1 for the first largest piece of each unit, 0 for the others, in the shape of z."""
    grouped = ops.reshape(z, (*z.shape[:-1], -1, pieces))
    return ops.reshape(ops.one_hot(ops.argmax(grouped, axis=-1), pieces, dtype=z.dtype), z.shape)
`,
};
