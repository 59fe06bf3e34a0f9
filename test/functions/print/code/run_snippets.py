"""Runs printed Python without the libraries: each is replaced by a shim over plain floats.

Reads a JSON list of {code, name, points: [z]} and writes, for each, [[f, slope], …].
A shim accepts z-dependent values (`Array`) where the library would, and refuses them where the
library would fail: `math` on an array, `torch` functions on a plain number.
"""

import builtins
import json
import math as real_math
import sys
import types


class Array(float):
    """A number that came from z."""

    def __pow__(self, other):
        result = float.__pow__(self, other)
        return Array(float("nan") if isinstance(result, complex) else result)


def arithmetic(name):
    operation = getattr(float, name)

    def method(self, *others):
        try:
            return Array(operation(self, *(float(other) for other in others)))
        except ZeroDivisionError:  # A library's array would hold this until `where` drops it.
            return Array("nan")

    return method


for name in "add radd sub rsub mul rmul truediv rtruediv neg abs".split():
    setattr(Array, f"__{name}__", arithmetic(f"__{name}__"))


def sigmoid(x):
    return 0.5 + 0.5 * real_math.tanh(0.5 * x)


def softplus(x):
    return max(x, 0) + real_math.log1p(real_math.exp(-abs(x)))


def ndtr(x):
    return 0.5 * real_math.erfc(-x / real_math.sqrt(2))


def of_array(function):
    def call(x):
        assert isinstance(x, Array), "an array function got a plain number"
        return Array(function(float(x)))

    return call


def where(condition, when_true, when_false):
    assert isinstance(condition, bool)
    for branch in (when_true, when_false):
        assert isinstance(branch, float), "whole numbers in both branches make an array of integers"
    return Array(when_true if condition else when_false)


def two_arrays(function):
    def call(left, right):
        assert isinstance(left, Array) and isinstance(right, Array)
        return Array(function(left, right))

    return call


def clamp(x, min=-real_math.inf, max=real_math.inf):
    assert isinstance(x, Array)
    assert not isinstance(min, Array) and not isinstance(max, Array)
    return Array(builtins.min(builtins.max(x, min), max))


def full_like(z, value, dtype=float):
    assert isinstance(z, Array) and not isinstance(value, Array)
    return Array(value)


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made


def no_array(function):
    def call(*numbers):
        assert not any(isinstance(x, Array) for x in numbers), "math got an array"
        return function(*numbers)

    return call


names = "sqrt exp log log1p sin cos tanh".split()
common = {name: of_array(getattr(real_math, name)) for name in names}
common |= {"abs": of_array(abs), "where": where, "full_like": full_like}
arrays = common | {
    "arctan": of_array(real_math.atan),
    "minimum": lambda a, b: Array(min(a, b)),
    "maximum": lambda a, b: Array(max(a, b)),
}
curves = {"sigmoid": of_array(sigmoid), "softplus": of_array(softplus)}
special = {"erf": of_array(real_math.erf), "ndtr": of_array(ndtr), "expit": of_array(sigmoid)}

math_shim = {
    name: no_array(value) if callable(value) else value for name, value in vars(real_math).items()
}
module("math", **math_shim)
module(
    "numpy",
    **arrays,
    logaddexp=lambda a, x: Array(softplus(x)),
    result_type=lambda z, least: float,
    float16=None,
)
module("scipy")
module("scipy.special", **special)
jax_nn = module("jax.nn", **curves)
jax_special = module("jax.scipy.special", **special)
jax_scipy = module("jax.scipy", special=jax_special)
jnp = module("jax.numpy", **arrays)
module("jax", nn=jax_nn, scipy=jax_scipy, numpy=jnp)
ops = module("keras.ops", **arrays, **curves, erf=of_array(real_math.erf))
module("keras", ops=ops)
functional = module("torch.nn.functional", softplus=of_array(softplus))
torch_nn = module("torch.nn", functional=functional)
module(
    "torch",
    **common,
    nn=torch_nn,
    sigmoid=of_array(sigmoid),
    atan=of_array(real_math.atan),
    erf=of_array(real_math.erf),
    special=types.SimpleNamespace(ndtr=of_array(ndtr)),
    minimum=two_arrays(min),
    maximum=two_arrays(max),
    clamp=clamp,
)

results = []
for snippet in json.load(sys.stdin):
    scope = {}
    exec(compile(snippet["code"], snippet["name"], "exec"), scope)
    value, slope = scope[snippet["name"]], scope[snippet["name"] + "_derivative"]
    # Without arguments: the printed defaults must be the values that were asked for.
    results.append([[value(Array(z)), slope(Array(z))] for z in snippet["points"]])
json.dump(results, sys.stdout)
