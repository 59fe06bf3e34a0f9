import { clamped } from "./guard.ts";
import { atom, type Piece, type Printed } from "./infix.ts";
import { type PythonLibrary, printGatedPython, printPython } from "./python.ts";
import type { CodeLanguage } from "./snippet.ts";

/** `torch.maximum` takes two tensors; beside a plain number PyTorch says `torch.clamp`. */
const bound =
  (both: string, keyword: "min" | "max") =>
  (operands: readonly Piece[]): Printed => {
    const [left, right] = operands;
    if (!left || !right) throw new RangeError("two operands are needed");
    if (left.ofZ && right.ofZ) return atom(`${both}(${left.text}, ${right.text})`);
    const [tensor, limit] = left.ofZ ? [left, right] : [right, left];
    return atom(`torch.clamp(${tensor.text}, ${keyword}=${limit.text})`);
  };

const library: PythonLibrary = {
  id: "pytorch",
  imports: [
    [/\bmath\./, "import math\n"],
    // Every snippet takes tensors, also one that names no function of torch.
    [/^/, "import torch"],
    [/\bF\./, "import torch.nn.functional as F"],
  ],
  calls: {
    abs: "torch.abs",
    floor: "torch.floor",
    sqrt: "torch.sqrt",
    exp: "torch.exp",
    log: "torch.log",
    log1p: "torch.log1p",
    sin: "torch.sin",
    cos: "torch.cos",
    atan: "torch.atan",
    tanh: "torch.tanh",
    sigmoid: "torch.sigmoid",
    softplus: "F.softplus",
    erf: "torch.erf",
    normalCdf: "torch.special.ndtr",
    min: bound("torch.minimum", "max"),
    max: bound("torch.maximum", "min"),
  },
  where: "torch.where",
  filled: (value) => `torch.full_like(z, ${value})`,
  keeping: clamped,
};

export const pytorch: CodeLanguage = {
  id: "pytorch",
  label: "PyTorch",
  extension: "py",
  elementwise: (activation, values) => printPython(activation, values, library),
  gated: (activation, values) => printGatedPython(activation, values, library),
  maxout: (pieces) => `import torch
import torch.nn.functional as F


def maxout(z, pieces=${pieces}):
    """The largest of each unit's pieces; the pieces of a unit are neighbours on the last axis."""
    return z.unflatten(-1, (-1, pieces)).max(dim=-1).values


def maxout_derivative(z, pieces=${pieces}):
    """1 for the first largest piece of each unit, 0 for the others, in the shape of z."""
    largest = torch.argmax(z.unflatten(-1, (-1, pieces)), dim=-1)
    return F.one_hot(largest, pieces).to(z.dtype).flatten(-2)
`,
};
