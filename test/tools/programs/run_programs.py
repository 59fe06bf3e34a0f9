"""Runs programs as a student would, each in a namespace of its own, and returns what they print.

Reads JSON: {programs: [text, ...], library}. Writes JSON: {versions, outputs: [text, ...]}; a program
that raises gives its traceback's last line.
"""

import contextlib
import importlib
import io
import json
import platform
import sys
import traceback
import warnings

request = json.load(sys.stdin)
versions = {"Python": platform.python_version()}
for name in request["libraries"]:
    versions[name] = importlib.import_module(name).__version__


def run(text):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(text, "program", "exec"), {"__name__": "__main__"})
    except Exception:
        return traceback.format_exc().strip().split("\n")[-1]
    return printed.getvalue()


json.dump({"versions": versions, "outputs": [run(text) for text in request["programs"]]}, sys.stdout)
