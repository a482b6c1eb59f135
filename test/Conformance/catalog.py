# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""All cases of the sweep, without TensorFlow."""
import importlib
from itertools import chain

import numpy as np

from draw import BFLOAT16, Const

FAMILIES = ("elementwise", "shape", "reduce", "linear", "ortho", "index", "image", "state", "control", "string", "sparse", "records")


def all_cases(wanted=()):
    """The cases of the ops in `wanted`, or of all, op by op."""
    by_op = {}
    for family in FAMILIES:
        for case in importlib.import_module(f"cases.{family}").cases():
            if not wanted or case.op in wanted:
                by_op.setdefault(case.op, []).append(case)
    return chain.from_iterable(by_op.values())


def describe(case):
    def say(value):
        if isinstance(value, Const):
            return f"const {say(value.value)}"
        if isinstance(value, list):
            return f"[{', '.join(map(say, value))}]"
        if isinstance(value, (np.ndarray, np.generic)):
            name = "bfloat16" if value.dtype == BFLOAT16 else str(value.dtype)
            return f"{name}{list(value.shape)}"
        return repr(value)
    return f"{case.op}({', '.join(f'{key}={say(value)}' for key, value in (case.arguments | (case.state or {})).items())})"
