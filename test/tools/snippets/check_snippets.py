"""Runs printed Python on the real libraries, as people do with code that they copied.

Reads JSON: {library, types, snippets: [{code, name, points, arguments: [[value, ...], ...]}]}; `points` are
numbers that float32 holds, `arguments` the parameters' values, an empty list for the printed defaults.
Writes JSON: {versions, results}, by type a result for each snippet and argument list:
{value, slope, derivative, types, warnings}, where `slope` is the library's own derivative of f and
`derivative` what the printed f' gives. NaN and infinities are written as strings.
"""

import json
import math
import platform
import sys
import warnings

request = json.load(sys.stdin)
library = request["library"]
versions = {"Python": platform.python_version()}


def no_gradient(function, z):
    return None


if library == "pytorch":
    import torch

    versions["PyTorch"] = torch.__version__
    types = {"float32": torch.float32, "float64": torch.float64}

    def array(points, kind):
        return torch.tensor(points, dtype=types[kind])

    def gradient(function, z):
        z = z.clone().requires_grad_(True)
        function(z).sum().backward()
        return z.grad

    def kind_of(result):
        return str(result.dtype).removeprefix("torch.")

elif library == "numpy":
    import numpy as np
    import scipy

    versions |= {"NumPy": np.__version__, "SciPy": scipy.__version__}

    def array(points, kind):
        return np.array(points, dtype=kind)

    # NumPy differentiates nothing: only f and the printed f' are compared.
    gradient = no_gradient

    def kind_of(result):
        return str(result.dtype)

else:
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    versions["JAX"] = jax.__version__
    if library == "keras":
        import keras

        versions["Keras"] = f"{keras.__version__} on {keras.backend.backend()}"

    def array(points, kind):
        if library == "keras":
            # As whoever works in float64 sets it.
            keras.config.set_floatx(kind)
        return jnp.array(points, dtype=kind)

    def gradient(function, z):
        return jax.grad(lambda x: function(x).sum())(z)

    def kind_of(result):
        return str(result.dtype)


def numbers(result):
    if result is None:
        return None
    flat = result.detach() if hasattr(result, "detach") else result
    return [x if math.isfinite(x) else str(x) for x in flat.reshape(-1).tolist()]


def run(value, derivative, points, arguments, kind):
    z = array(points, kind)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        y = value(z, *arguments)
        slope = gradient(lambda x: value(x, *arguments), z)
        printed = derivative(z, *arguments)
    return {
        "value": numbers(y),
        "slope": numbers(slope),
        "derivative": numbers(printed),
        "types": [kind_of(x) for x in (y, slope, printed) if x is not None],
        "warnings": [str(one.message) for one in caught],
    }


def check(snippet, kind):
    scope = {}
    exec(compile(snippet["code"], snippet["name"], "exec"), scope)
    value, derivative = scope[snippet["name"]], scope[snippet["name"] + "_derivative"]
    results = []
    for arguments in snippet["arguments"]:
        try:
            results.append(run(value, derivative, snippet["points"], arguments, kind))
        except Exception as error:
            results.append({"error": f"{type(error).__name__}: {error}"})
    return results


results = {
    kind: [check(snippet, kind) for snippet in request["snippets"]] for kind in request["types"]
}
json.dump({"versions": versions, "results": results}, sys.stdout)
