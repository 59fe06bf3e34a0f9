import { clamped } from "./guard.ts";
import { atom } from "./infix.ts";
import { type PythonLibrary, printGatedPython, printPython } from "./python.ts";
import type { CodeLanguage } from "./snippet.ts";

const library: PythonLibrary = {
  id: "numpy",
  imports: [
    [/\bmath\./, "import math\n"],
    [/\bnp\./, "import numpy as np"],
    [/\berf\(/, "from scipy.special import erf"],
    [/\bexpit\(/, "from scipy.special import expit"],
    [/\bndtr\(/, "from scipy.special import ndtr"],
  ],
  calls: {
    abs: "np.abs",
    floor: "np.floor",
    sqrt: "np.sqrt",
    exp: "np.exp",
    log: "np.log",
    log1p: "np.log1p",
    sin: "np.sin",
    cos: "np.cos",
    atan: "np.arctan",
    tanh: "np.tanh",
    sigmoid: "expit",
    softplus: ([x]) => atom(`np.logaddexp(0, ${x?.text})`),
    erf: "erf",
    normalCdf: "ndtr",
    min: "np.minimum",
    max: "np.maximum",
  },
  where: "np.where",
  // Whole numbers become float64, every float keeps its size.
  filled: (value) => `np.full_like(z, ${value}, dtype=np.result_type(z, np.float16))`,
  keeping: clamped,
};

export const numpy: CodeLanguage = {
  id: "numpy",
  label: "NumPy",
  extension: "py",
  elementwise: (activation, values) => printPython(activation, values, library),
  gated: (activation, values) => printGatedPython(activation, values, library),
  maxout: (pieces) => `import numpy as np


def maxout(z, pieces=${pieces}):
    """The largest of each unit's pieces; the pieces of a unit are neighbours on the last axis."""
    return z.reshape(*z.shape[:-1], -1, pieces).max(axis=-1)


def maxout_derivative(z, pieces=${pieces}):
    """1 for the first largest piece of each unit, 0 for the others, in the shape of z."""
    grouped = z.reshape(*z.shape[:-1], -1, pieces)
    largest = grouped.argmax(axis=-1, keepdims=True)
    return (np.arange(pieces) == largest).astype(z.dtype).reshape(z.shape)
`,
};
